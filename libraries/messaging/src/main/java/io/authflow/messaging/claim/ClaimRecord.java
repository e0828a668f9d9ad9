package io.authflow.messaging.claim;

import io.authflow.contracts.RequestId;
import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.record.RecordSource;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * A claim as its topic stores it. The key is the request id. The value is the origin, a space and the fingerprint.
 *
 * @param requestId the id that is claimed
 * @param origin the place of the claiming record, with its append time, because a recreated topic repeats its offsets
 * @param fingerprint equal for requests of the same content
 */
record ClaimRecord(String requestId, String origin, String fingerprint) {
    private static final char SEPARATOR = ' ';

    static ClaimRecord of(JournalEntry entry, RecordSource origin) {
        return new ClaimRecord(
                entry.requestId().value(),
                origin.topic() + "/" + origin.partition() + "/" + origin.offset() + "/"
                        + origin.appendedAt().toEpochMilli(),
                entry.fingerprint());
    }

    /**
     * Reads a claim from a record.
     *
     * @return empty if the record is not a claim
     */
    static Optional<ClaimRecord> read(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null || value == null) {
            return Optional.empty();
        }
        String id = new String(key, StandardCharsets.UTF_8);
        String text = new String(value, StandardCharsets.UTF_8);
        int end = text.indexOf(SEPARATOR);
        return end < 1 || !RequestId.isValid(id)
                ? Optional.empty()
                : Optional.of(new ClaimRecord(id, text.substring(0, end), text.substring(end + 1)));
    }

    byte[] key() {
        return requestId.getBytes(StandardCharsets.UTF_8);
    }

    byte[] value() {
        return (origin + SEPARATOR + fingerprint).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns the partition of all claims of this id. The rule is part of the format: with another rule, two records
     * could own one id.
     */
    int partition(int partitions) {
        return Utils.toPositive(Utils.murmur2(key())) % partitions;
    }
}
