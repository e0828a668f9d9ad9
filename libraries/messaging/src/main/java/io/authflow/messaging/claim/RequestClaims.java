package io.authflow.messaging.claim;

import io.authflow.messaging.RecordSource;
import io.authflow.messaging.journal.JournalEntry;

/**
 * Decides which one of the records with a request id is the request, whatever partition each of them stands on. For steps whose
 * call has no effect: it is made while the claim is under way. Used by many threads.
 */
public interface RequestClaims {
    /**
     * Begins to claim an id for a record.
     *
     * @param entry the id, and the fingerprint of the record's content
     * @param origin the place of the record
     */
    Claim claim(JournalEntry entry, RecordSource origin);

    /**
     * Waits until earlier claims are known.
     *
     * @throws RuntimeException if they cannot be read now
     */
    void awaitLoaded();

    /** A claim that is under way. */
    interface Claim {
        /** Whether another record is known to own the id already. */
        boolean isLost();

        /** Waits for the decision, for a bounded time. */
        Verdict await() throws InterruptedException;
    }

    /** How a record stands to the owner of its request id. */
    enum Verdict {
        /** The record owns the id. */
        OWNED,
        /** Another record of the same content owns it. */
        DUPLICATE,
        /** A record of other content owns it. */
        CONFLICT,
        /** The owner is not known yet. */
        UNDECIDED
    }
}
