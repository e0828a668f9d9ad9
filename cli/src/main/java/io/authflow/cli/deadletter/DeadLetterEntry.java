package io.authflow.cli.deadletter;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.event.EventId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with the facts of its own record in Kafka.
 *
 * @param letter content of the dead letter
 * @param at append time of the dead letter
 * @param traceparent W3C trace context of the request; null if there is none
 */
public record DeadLetterEntry(
        DeadLetter letter, Instant at, @Nullable String traceparent) {
    /**
     * Returns the {@code ce_id}. The id is derived from the service and the place of the original record. Two dead
     * letters of one service about one record have the same id.
     */
    public String id() {
        return EventId.ofDeadLetter(letter.service(), letter.topic(), letter.partition(), letter.offset());
    }

    /** Returns the request id for redriving the original record. It is the same each time. */
    public RequestId anew() {
        return RequestId.deriveAnew(id(), letter.timestamp());
    }
}
