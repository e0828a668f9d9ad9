package io.authflow.messaging.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record as Kafka holds it, in a comparable form.
 *
 * @param headers all headers; a header that occurs twice makes the reading fail
 * @param appendedAt the append time, by the broker's clock
 */
public record WireRecord(
        String topic,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        @Nullable String value,
        Instant appendedAt) {
    private static final JsonMapper JSON = new JsonMapper();

    static WireRecord of(ConsumerRecord<byte[], byte[]> consumed) {
        return new WireRecord(
                consumed.topic(),
                consumed.offset(),
                text(consumed.key()),
                headers(consumed),
                text(consumed.value()),
                Instant.ofEpochMilli(consumed.timestamp()));
    }

    /** The value as JSON. */
    public JsonNode json() {
        return JSON.readTree(value);
    }

    /** The text of a field of the value; null where it is missing. */
    public @Nullable String field(String name) {
        JsonNode found = json().get(name);
        return found == null ? null : found.asString();
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> consumed) {
        Map<String, String> headers = new TreeMap<>();
        consumed.headers().forEach(header -> {
            if (headers.put(header.key(), new String(header.value(), UTF_8)) != null) {
                throw new IllegalStateException("the header " + header.key() + " occurs twice");
            }
        });
        return headers;
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }
}
