package io.authflow.messaging.journal;

import io.authflow.contracts.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The requests that a service has taken from one partition. An entry counts for a limited time, which is measured
 * between the append times of two records. Thread-safe.
 */
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

    /** @param memory how long an earlier entry of the id counts */
    public Verdict judge(JournalEntry entry, Duration memory) {
        Optional<RequestTable.Remembered> found = find(entry.requestId(), entry.appendedAt(), memory);
        if (found.isEmpty()) {
            return Verdict.NEW;
        }
        int known = (int) found.get().value();
        int asked = fingerprint(entry);
        return known == asked || known == ANY || asked == ANY ? Verdict.SAME : Verdict.OTHER;
    }

    /**
     * Returns whether the id is taken for a record that was appended at the given time.
     *
     * @param memory how long an entry counts
     */
    public boolean has(RequestId requestId, Instant appendedAt, Duration memory) {
        return find(requestId, appendedAt, memory).isPresent();
    }

    /**
     * Remembers a request whose entry is committed. Of two requests of an id, the one that was appended later counts, in
     * whichever order they are committed.
     */
    public synchronized void take(JournalEntry entry) {
        long id = id(entry.requestId());
        long second = entry.appendedAt().getEpochSecond();
        if (taken.find(id).filter(known -> known.appendedSecond() >= second).isEmpty()) {
            taken.put(id, fingerprint(entry), entry.appendedAt());
        }
    }

    private synchronized Optional<RequestTable.Remembered> find(
            RequestId requestId, Instant appendedAt, Duration memory) {
        return taken.find(id(requestId)).filter(known -> known.counts(appendedAt, memory));
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
