package io.authflow.messaging.engine;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.event.EventRecord;
import io.authflow.messaging.journal.JournalEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of an attempt at a record. */
sealed interface Outcome {

    /**
     * The record is decided: these records are to be published, and its offset may be committed.
     *
     * @param publish in this order; empty for a duplicate
     * @param entry what the journal is to remember; null if the service has not taken the record as a request
     */
    record Settled(List<EventRecord> publish, @Nullable JournalEntry entry) implements Outcome {
        /** A duplicate: the record had its effect before. */
        static final Settled DUPLICATE = new Settled(List.of(), null);
    }

    /** The record is decided, and that says nothing of the calls of the step: it was refused as it was read, or lost its id. */
    record Uncalled(Settled end) implements Outcome {}

    /** The attempt failed, and the record has waited long enough: this ends it. */
    record GivenUp(Settled end) implements Outcome {}

    /** The attempt failed for a transient reason: the record waits and is tried again. */
    record Failed(FailureCode code, Progress progress) implements Outcome {}
}
