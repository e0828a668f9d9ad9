package io.authflow.messaging.engine;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.event.EventRecord;
import io.authflow.messaging.journal.JournalEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of an attempt at a record. */
sealed interface Outcome {

    /**
     * The record has its result: the events to publish. With them, its offset may be committed.
     *
     * @param publish the records to publish, in this order; empty for a duplicate
     * @param entry the journal entry; null if the service has not taken the record as a request
     */
    record Settled(List<EventRecord> publish, @Nullable JournalEntry entry) implements Outcome {
        /** The result of a duplicate, whose effect has happened before. */
        static final Settled DUPLICATE = new Settled(List.of(), null);

        List<String> topics() {
            return publish.stream().map(EventRecord::topic).toList();
        }
    }

    /**
     * The record has its result without a call that counts: it was refused when it was read, its password cannot be
     * opened, or another record owns its id. So the result does not show whether calls succeed.
     */
    record Uncalled(Settled end) implements Outcome {}

    /** The attempt failed, and the service gives up on the record with this result. */
    record GivenUp(Settled end) implements Outcome {}

    /**
     * The lease ended before the attempt had an effect. The record does not wait: it is attempted again after the next
     * commit.
     */
    record LeaseEnded() implements Outcome {}

    /** The attempt failed for a transient reason. The record waits for a retry. */
    record Failed(FailureCode code, Progress progress) implements Outcome {}
}
