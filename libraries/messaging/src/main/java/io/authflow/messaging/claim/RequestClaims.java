package io.authflow.messaging.claim;

import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.record.RecordSource;

/**
 * Decides which one of the records with a request id owns the id, whatever partitions they are on. Only for a step
 * whose calls have no effect, because a call runs while its record still claims the id. Used by many threads.
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
     * Waits until this instance has read the earlier claims.
     *
     * @throws RuntimeException if they cannot be read now
     */
    void awaitLoaded();

    /** A claim whose verdict may still be open. */
    interface Claim {
        /**
         * Returns whether a call for the record would be useless now: another record owns the id, or the earlier claims
         * are not read yet.
         */
        boolean isLost();

        /** Waits a limited time for the verdict. */
        Verdict await() throws InterruptedException;
    }

    /** How a record relates to the owner of its request id. */
    enum Verdict {
        /** The record owns the id. */
        OWNED,
        /** Another record of the same content owns the id. */
        DUPLICATE,
        /** A record of other content owns the id. */
        CONFLICT,
        /** The owner is not known yet. */
        UNDECIDED
    }
}
