package io.authflow.messaging;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.event.EventRecord;
import java.time.Instant;
import java.util.List;

/** What came of a record so far. */
sealed interface Attempt {

    /** Decided: these records are to be published, and the record is done. */
    record Settled(List<EventRecord> publish) implements Attempt {}

    /** Failed for a transient reason: the record stays in Kafka and is tried again. */
    record Waiting(FailureCode code, int attempts, Instant firstFailedAt) implements Attempt {}

    /** Not tried, because an earlier record of its key waits. */
    record Behind() implements Attempt {}
}
