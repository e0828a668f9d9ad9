package io.authflow.messaging.journal;

import io.authflow.contracts.RequestId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The requests that a service has taken from one partition. Used by one thread at a time, the listener's. */
public final class PartitionJournal {
    private static final byte[] SALT = salt();

    private final RequestTable taken;
    private final Map<Long, JournalEntry> uncommitted = new LinkedHashMap<>();

    /** @param size how many requests are remembered for sure, 1 or more */
    public PartitionJournal(int size) {
        this.taken = new RequestTable(size);
    }

    /** How a request stands to those that were taken. */
    public enum Verdict {
        /** Its id is new. */
        NEW,
        /** It was taken before: it has had its effect. */
        SAME,
        /** A request of other content was taken under its id. */
        OTHER
    }

    public Verdict judge(JournalEntry entry) {
        OptionalInt found = taken.find(id(entry.requestId()));
        if (found.isEmpty()) {
            return Verdict.NEW;
        }
        return found.getAsInt() == fingerprint(entry) ? Verdict.SAME : Verdict.OTHER;
    }

    public boolean has(RequestId requestId) {
        return taken.find(id(requestId)).isPresent();
    }

    /** Notes what the transaction of the batch publishes, if it commits. */
    public void published(long offset, JournalEntry entry) {
        uncommitted.put(offset, entry);
    }

    void take(JournalEntry entry) {
        taken.put(id(entry.requestId()), fingerprint(entry));
    }

    /**
     * Tells by where the next batch begins what came of the transactions before it.
     *
     * @return false if one was rolled back: then this journal is worth nothing any more
     */
    boolean settle(long firstOffset) {
        if (uncommitted.keySet().stream().anyMatch(offset -> offset >= firstOffset)) {
            return false;
        }
        uncommitted.values().forEach(this::take);
        uncommitted.clear();
        return true;
    }

    private static long id(RequestId requestId) {
        return hash(requestId.value()).getLong();
    }

    private static int fingerprint(JournalEntry entry) {
        return entry.fingerprint().isEmpty() ? 0 : hash(entry.fingerprint()).getInt();
    }

    /** With a salt of this process, so that nobody can choose ids that meet in one slot, or are taken for one another. */
    private static ByteBuffer hash(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(SALT);
            return ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] salt() {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return salt;
    }
}
