package io.authflow.delayedmessages.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The thread is separate, because a loop without an end ignores an interrupt. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecordedPartitionsTest {
    private static final TopicPartition CHANGELOG = new TopicPartition("marks", 0);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final MockConsumer<byte[], byte[]> consumer = consumer();

    @Test
    void readsTheFirstMark() {
        byte[] mark = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + 2 * Short.BYTES)
                .putInt(8)
                .array();
        consumer.addRecord(new ConsumerRecord<>("marks", 0, 0, new byte[0], mark));

        assertThat(read(1)).contains(8);
    }

    @Test
    void readsNoMarkInAnEmptyTopic() {
        assertThat(read(0)).isEmpty();
    }

    @Test
    void givesUpIfTheBrokerMakesNoProgress() {
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> read(1));
    }

    private Optional<Integer> read(long end) {
        return RecordedPartitions.firstMark(consumer, Map.of(CHANGELOG, end), SHORT);
    }

    private static MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.assign(List.of(CHANGELOG));
        consumer.updateBeginningOffsets(Map.of(CHANGELOG, 0L));
        consumer.seekToBeginning(List.of(CHANGELOG));
        return consumer;
    }
}
