package io.authflow.cli.deadletter;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.event.EventId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it stands in Kafka.
 *
 * @param letter what it says
 * @param at when the broker took it
 * @param traceparent W3C trace context of the request, if there is any
 */
public record DeadLetterEntry(
        DeadLetter letter, Instant at, @Nullable String traceparent) {
    /** The {@code ce_id}, taken from the place of the record behind it, so that two dead letters of one record are one. */
    public String id() {
        return EventId.ofDeadLetter(letter.service(), letter.topic(), letter.partition(), letter.offset());
    }

    /** The request id under which its record is published anew, the same each time. */
    public RequestId anew() {
        return RequestId.deriveAnew(id(), letter.timestamp());
    }
}
