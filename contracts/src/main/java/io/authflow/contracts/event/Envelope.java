package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents 1.0 attributes of an event.
 *
 * @param id identifies the event; an event that is published twice has the same id both times
 * @param source the service that made the event, for example {@code /authflow/check-service}
 * @param type the type of the event, which is also its topic
 * @param time when the service made the event, by the clock of the service
 * @param subject the user, if known
 * @param correlationId the request id
 * @param causationId the id of the event that this event answers
 * @param traceparent W3C trace context of the span that published the event
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0.2</a>
 */
public record Envelope(
        String id,
        String source,
        String type,
        Instant time,
        @Nullable UserRef subject,
        @Nullable RequestId correlationId,
        @Nullable String causationId,
        @Nullable String traceparent) {

    /** Returns a copy with another trace context. */
    public Envelope withTraceparent(String other) {
        return new Envelope(id, source, type, time, subject, correlationId, causationId, other);
    }
}
