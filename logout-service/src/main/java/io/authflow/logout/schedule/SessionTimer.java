package io.authflow.logout.schedule;

import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.LogoutDue;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a session's timer, which the scheduler stores until the logout is due.
 *
 * @param due the event to publish when the logout is due
 * @param causationId id of the event that opened the session
 * @param subject the user ref; null if the opening event named no user
 * @param traceparent trace context of the flow
 */
record SessionTimer(
        LogoutDue due,
        @Nullable String causationId,
        @Nullable String subject,
        @Nullable String traceparent) {

    static SessionTimer of(LogoutDue due, Envelope opening) {
        return new SessionTimer(
                due,
                opening.id(),
                opening.subject() == null ? null : opening.subject().value(),
                opening.traceparent());
    }
}
