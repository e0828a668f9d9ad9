package io.authflow.messaging.claim;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes claims without transactions, so that they can be read at once. */
final class KafkaClaimWriter implements ClaimWriter, AutoCloseable {
    /** How long a claim waits for others to share its request. A claim has time: a call to Cognito runs meanwhile. */
    private static final int LINGER_MILLIS = 2;

    private static final int BUFFER_BYTES = 2 * 1_048_576;

    private final String topic;
    private final Producer<byte[], byte[]> producer;

    /**
     * Makes a writer with a producer of its own.
     *
     * @param client the settings that a producer needs to reach the brokers
     * @param within how long a claim waits for unreachable brokers before it fails
     */
    KafkaClaimWriter(String topic, Map<String, Object> client, Duration within) {
        this.topic = topic;
        this.producer =
                new KafkaProducer<>(config(client, within), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> config(Map<String, Object> client, Duration within) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, within.toMillis());
        return config;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback gets the failure
    @Override
    public CompletableFuture<Long> write(int partition, ClaimRecord claim) {
        CompletableFuture<Long> offset = new CompletableFuture<>();
        try {
            producer.send(new ProducerRecord<>(topic, partition, claim.key(), claim.value()), (written, failure) -> {
                if (failure == null) {
                    offset.complete(written.offset());
                } else {
                    offset.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException failure) {
            offset.completeExceptionally(failure);
        }
        return offset;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
