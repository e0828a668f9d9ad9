package io.authflow.messaging.journal;

import io.authflow.contracts.RequestId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.OptionalInt;

/** The requests that a service has taken from one partition. Thread-safe. */
public final class PartitionJournal {
    private static final byte[] SALT = salt();

    private final RequestTable taken;

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

    public synchronized Verdict judge(JournalEntry entry) {
        OptionalInt found = taken.find(id(entry.requestId()));
        if (found.isEmpty()) {
            return Verdict.NEW;
        }
        return found.getAsInt() == fingerprint(entry) ? Verdict.SAME : Verdict.OTHER;
    }

    public synchronized boolean has(RequestId requestId) {
        return taken.find(id(requestId)).isPresent();
    }

    /** Remembers a request whose entry is committed. */
    public synchronized void take(JournalEntry entry) {
        taken.put(id(entry.requestId()), fingerprint(entry));
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
