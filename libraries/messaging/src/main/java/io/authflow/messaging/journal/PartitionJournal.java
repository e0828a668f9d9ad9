package io.authflow.messaging.journal;

import io.authflow.contracts.RequestId;
import java.util.OptionalLong;

/** The requests that a service has taken from one partition. Thread-safe. */
public final class PartitionJournal {
    /** The fingerprint of an entry whose content is unknown. */
    private static final int ANY = 0;

    private final RequestTable taken;

    /** @param size how many of the latest requests are remembered at least, 1 or more */
    public PartitionJournal(int size) {
        this.taken = new RequestTable(size);
    }

    /** How a request compares with the requests that were taken. */
    public enum Verdict {
        /** The id is new. */
        NEW,
        /** The request was taken before, so its effect has happened. */
        SAME,
        /** The id was taken for a request of other content. */
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
