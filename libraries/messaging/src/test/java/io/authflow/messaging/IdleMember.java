package io.authflow.messaging;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A member of a service's group that takes no records, so all offsets stay as they are. */
final class IdleMember implements ConsumerRebalanceListener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The other members learn of the rebalance from the answer to a heartbeat, each three seconds. */
    private static final Duration NOTICED = Duration.ofSeconds(4);

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private volatile boolean joined;

    IdleMember(String bootstrapServers, String group, String assignor) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers", bootstrapServers,
                "group.id", group,
                "partition.assignment.strategy", assignor,
                "enable.auto.commit", false);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Asks to join, and gives the other members time to notice. */
    void joinAndBeNoticed() {
        thread.execute(this::poll);
        await().pollDelay(NOTICED).atMost(PATIENCE).until(() -> true);
    }

    /** Waits until the group has finished the rebalance with this member. */
    void awaitJoined() {
        await().atMost(PATIENCE).until(() -> joined);
    }

    private void poll() {
        try (consumer) {
            consumer.subscribe(List.of("auth.user-found.v1"), this);
            while (true) {
                consumer.poll(Duration.ofSeconds(1));
            }
        } catch (WakeupException e) {
            // it was closed
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        joined = true;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

    @Override
    public void close() {
        consumer.wakeup();
        thread.shutdown();
    }
}
