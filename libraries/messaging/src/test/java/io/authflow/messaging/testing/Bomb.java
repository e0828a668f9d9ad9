package io.authflow.messaging.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A record of some kilobytes on the wire that expands to megabytes. Its topic has no bound, as on brokers before Kafka
 * 4.2.2.
 */
public final class Bomb {
    private static final int EXPANDED = 32 * 1_048_576;
    private static final int OVERHEAD = 1_048_576;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Bomb() {}

    /**
     * Removes the topic's bound and publishes the bomb.
     *
     * @return the place of the bomb
     */
    public static RecordMetadata publish(TestBroker broker, String topic) {
        return publish(broker.bootstrapServers(), topic, 0, EXPANDED);
    }

    /** Publishes a bomb of this size to this partition. The sender needs twice the size in memory. */
    public static RecordMetadata publish(String bootstrapServers, String topic, int partition, int expandedBytes) {
        removeBound(bootstrapServers, topic);
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "compression.type",
                "zstd",
                "max.request.size",
                expandedBytes + OVERHEAD,
                "buffer.memory",
                expandedBytes + (long) expandedBytes);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> bomb = new ProducerRecord<>(topic, partition, null, new byte[expandedBytes]);
            return await("the broker to take the bomb")
                    .atMost(PATIENCE)
                    .ignoreExceptionsMatching(refusal -> refusal.getCause() instanceof InvalidRecordException)
                    .until(() -> producer.send(bomb).get(), RecordMetadata::hasOffset);
        }
    }

    private static void removeBound(String bootstrapServers, String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp none = new AlterConfigOp(
                new ConfigEntry(TopicConfig.MAX_DECOMPRESSED_MESSAGE_BYTES_CONFIG, null), AlterConfigOp.OpType.DELETE);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(none))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker kept the bound of " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test was interrupted", e);
        }
    }
}
