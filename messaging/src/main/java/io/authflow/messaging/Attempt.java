package io.authflow.messaging;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.event.EventRecord;
import io.authflow.messaging.journal.JournalEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a record so far. */
sealed interface Attempt {

    /**
     * Decided: these records are to be published, and the record is done.
     *
     * @param taken what the journal is to say of it; null if the service has not taken it as a request
     */
    record Settled(List<EventRecord> publish, @Nullable JournalEntry taken) implements Attempt {
        /** Had its effect before. */
        static final Settled WITHOUT_EFFECT = new Settled(List.of(), null);
    }

    /** Failed for a transient reason: the record stays in Kafka and is tried again. */
    record Waiting(FailureCode code, int attempts, Instant firstFailedAt) implements Attempt {}

    /** Not tried, because an earlier record of its key waits. */
    record Behind() implements Attempt {}
}
