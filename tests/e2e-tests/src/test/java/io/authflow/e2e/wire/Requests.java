package io.authflow.e2e.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes requests with a plain producer. */
public final class Requests implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    public Requests(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Asks for a session of that many seconds, and returns the request id. */
    public String publish(String username, String password, int seconds) {
        String requestId = UUID.randomUUID().toString();
        publish(requestId, """
                {"requestId": "%s", "username": "%s", "password": "%s", "sessionSeconds": %d}""".formatted(requestId, username, password, seconds));
        return requestId;
    }

    /** Publishes that value, and returns when the broker has it. */
    public RecordMetadata publish(@Nullable String key, @Nullable String value) {
        return publish(key, value == null ? null : value.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public RecordMetadata publish(@Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        return publish(Topics.REQUESTED, key, value, headers);
    }

    /** Asks for a change of that request's session. */
    public void publishChange(String requestId, String change) {
        byte[] value = """
                {"requestId": "%s", %s}""".formatted(requestId, change).getBytes(StandardCharsets.UTF_8);
        publish(Topics.SESSION_CHANGE_REQUESTED, requestId, value, Map.of());
    }

    private RecordMetadata publish(
            String topic, @Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> request =
                new ProducerRecord<>(topic, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value);
        headers.forEach((name, text) -> request.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            return producer.send(request).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was interrupted while it published.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker did not take a request.", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
