package io.authflow.messaging.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ClaimsFollowerTest {
    private static final String TOPIC = "claims";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final CountDownLatch polled = new CountDownLatch(1);
    private final AtomicBoolean interruptedAtClose = new AtomicBoolean();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public void close() {
            interruptedAtClose.set(Thread.currentThread().isInterrupted());
            super.close();
        }
    };

    @Test
    @Timeout(30)
    void stopsWithoutAnInterruptThatWouldDisturbTheClose() throws InterruptedException {
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
        consumer.schedulePollTask(polled::countDown);
        ReadClaims claims = new ReadClaims(10);
        ClaimsFollower follower = new ClaimsFollower(TOPIC, claims, () -> consumer);
        Thread thread = new Thread(follower, "claims");
        thread.start();
        polled.await();
        await().until(claims::isLoaded);

        follower.stop();

        thread.join();
        assertThat(consumer.closed()).isTrue();
        assertThat(interruptedAtClose).isFalse();
    }
}
