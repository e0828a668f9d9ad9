package io.authflow.e2e.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A record as it is in Kafka. */
public record RawRecord(ConsumerRecord<byte[], byte[]> kafka) {
    private static final JsonMapper JSON = new JsonMapper();

    public String topic() {
        return kafka.topic();
    }

    public TopicPartition partition() {
        return new TopicPartition(kafka.topic(), kafka.partition());
    }

    public long offset() {
        return kafka.offset();
    }

    /** When the broker appended it. */
    public Instant appendedAt() {
        return Instant.ofEpochMilli(kafka.timestamp());
    }

    public Optional<String> key() {
        return text(kafka.key());
    }

    public Optional<String> header(String name) {
        Header header = kafka.headers().lastHeader(name);
        return header == null ? Optional.empty() : text(header.value());
    }

    /** The id of the event, by which one that is published twice is known. */
    public String eventId() {
        return header("ce_id").orElse("");
    }

    /** Whether it belongs to the flow of that request. */
    public boolean isOf(String requestId) {
        return header("ce_correlationid").filter(requestId::equals).isPresent();
    }

    public JsonNode json() {
        return JSON.readTree(kafka.value());
    }

    /** A field of the value as text. */
    public String field(String name) {
        return json().path(name).asString("");
    }

    /** All of its bytes: key, value, and names and values of headers. */
    public Stream<byte[]> bytes() {
        Stream<byte[]> headers = Stream.of(kafka.headers().toArray())
                .flatMap(header -> Stream.of(header.key().getBytes(StandardCharsets.UTF_8), orNothing(header.value())));
        return Stream.concat(Stream.of(orNothing(kafka.key()), orNothing(kafka.value())), headers);
    }

    /** Its place only. */
    @Override
    public String toString() {
        return partition() + "@" + offset();
    }

    private static Optional<String> text(byte @Nullable [] bytes) {
        return Optional.ofNullable(bytes).map(present -> new String(present, StandardCharsets.UTF_8));
    }

    private static byte[] orNothing(byte @Nullable [] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }
}
