package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents 1.0 attributes of an event.
 *
 * @param id the same for an event that is published twice
 * @param source the service, for example {@code /authflow/check-service}
 * @param type the type of event, which is its topic too
 * @param time when the service made the event, by its own clock
 * @param subject the user, where known
 * @param correlationId the request id
 * @param causationId the id of the event that this one answers
 * @param traceparent W3C trace context of what published the event
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

    /** The same event as part of another span. */
    public Envelope withTraceparent(String other) {
        return new Envelope(id, source, type, time, subject, correlationId, causationId, other);
    }
}
