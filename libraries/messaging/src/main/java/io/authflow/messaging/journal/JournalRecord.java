package io.authflow.messaging.journal;

import io.authflow.contracts.RequestId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the journal's topic stores it. The key is the request id, and the value is the fingerprint. A header has
 * the append time of the request's record.
 */
public final class JournalRecord {
    private static final String APPENDED_AT = "appendedat";

    private JournalRecord() {}

    public static ProducerRecord<byte[], byte[]> toProduce(String topic, int partition, JournalEntry entry) {
        ProducerRecord<byte[], byte[]> written =
                new ProducerRecord<>(topic, partition, bytes(entry.requestId().value()), bytes(entry.fingerprint()));
        written.headers()
                .add(APPENDED_AT, bytes(Long.toString(entry.appendedAt().toEpochMilli())));
        return written;
    }

    /**
     * Reads an entry.
     *
     * @param writtenAt the append time of the entry itself, in milliseconds; counts if an earlier release wrote the
     *     entry, without the header
     * @return empty if the record is not an entry
     */
    public static Optional<JournalEntry> read(
            byte @Nullable [] key, byte @Nullable [] value, Headers headers, long writtenAt) {
        String id = key == null ? "" : text(key);
        return value == null || !RequestId.isValid(id)
                ? Optional.empty()
                : Optional.of(new JournalEntry(
                        new RequestId(id), text(value), Instant.ofEpochMilli(appendedAt(headers, writtenAt))));
    }

    private static long appendedAt(Headers headers, long otherwise) {
        Header header = headers.lastHeader(APPENDED_AT);
        if (header == null || header.value() == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(text(header.value()));
        } catch (NumberFormatException notOurs) {
            return otherwise;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
