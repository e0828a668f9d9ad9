package io.authflow.e2e.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes opening events of sessions with a plain producer. This makes far more sessions than logins could. */
public final class Openings implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TopicPartition, Long> last = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    public Openings(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Sends that a session of that many seconds has begun, without waiting for the broker.
     *
     * @param userRef 43 characters of base64url
     */
    public void publish(String requestId, String username, String userRef, int seconds) {
        ProducerRecord<byte[], byte[]> opening = new ProducerRecord<>(
                Topics.LOGGED_IN, bytes(requestId), bytes("""
                        {"requestId": "%s", "username": "%s", "expiresIn": 3600, "sessionSeconds": %d}""".formatted(requestId, username, seconds)));
        headers(requestId, userRef).forEach((name, text) -> opening.headers().add(name, bytes(text)));
        producer.send(opening, this::note);
    }

    /**
     * Waits until the broker has them all.
     *
     * @return the offset of the last one in each partition
     */
    public Map<TopicPartition, Long> flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("The broker did not take an opening.", failed);
        }
        return Map.copyOf(last);
    }

    @Override
    public void close() {
        producer.close();
    }

    private void note(@Nullable RecordMetadata place, @Nullable Exception failed) {
        if (failed != null) {
            failure.set(failed);
        } else if (place != null) {
            last.merge(new TopicPartition(place.topic(), place.partition()), place.offset(), Math::max);
        }
    }

    private static Map<String, String> headers(String requestId, String userRef) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_source",
                "/authflow/login-service",
                "ce_type",
                Topics.LOGGED_IN,
                "ce_time",
                Instant.now().toString(),
                "ce_subject",
                userRef,
                "ce_correlationid",
                requestId,
                "content-type",
                "application/json");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
