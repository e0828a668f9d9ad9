package io.authflow.messaging.journal;

import io.authflow.contracts.RequestId;
import java.util.OptionalLong;

/** The requests that a service has taken from one partition. Thread-safe. */
public final class PartitionJournal {
    /** Of an entry that does not tell its content. */
    private static final int ANY = 0;

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
        OptionalLong found = taken.find(id(entry.requestId()));
        if (found.isEmpty()) {
            return Verdict.NEW;
        }
        int known = (int) found.getAsLong();
        int asked = fingerprint(entry);
        return known == asked || known == ANY || asked == ANY ? Verdict.SAME : Verdict.OTHER;
    }

    public synchronized boolean has(RequestId requestId) {
        return taken.find(id(requestId)).isPresent();
    }

    /** Remembers a request whose entry is committed. */
    public synchronized void take(JournalEntry entry) {
        taken.putIfAbsent(id(entry.requestId()), fingerprint(entry));
    }

    private static long id(RequestId requestId) {
        return SaltedHash.of(requestId.value()).getLong();
    }

    private static int fingerprint(JournalEntry entry) {
        if (entry.fingerprint().isEmpty()) {
            return ANY;
        }
        int hash = SaltedHash.of(entry.fingerprint()).getInt();
        return hash == ANY ? 1 : hash;
    }
}
