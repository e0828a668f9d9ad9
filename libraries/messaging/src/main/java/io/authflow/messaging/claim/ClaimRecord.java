package io.authflow.messaging.claim;

import io.authflow.contracts.RequestId;
import io.authflow.messaging.RecordSource;
import io.authflow.messaging.journal.JournalEntry;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it stands in its topic: the key is the request id, the value is the origin, a space and the fingerprint.
 *
 * @param requestId the id that is claimed
 * @param origin the place of the record that claims it, with its append time: a topic that is made anew repeats its offsets
 * @param fingerprint tells the content of the record from another's
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

    /** @return empty if these bytes are no claim */
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

    /** The partition of all claims of this id. Part of the format: another rule would let two records own one id. */
    int partition(int partitions) {
        return Utils.toPositive(Utils.murmur2(key())) % partitions;
    }
}
