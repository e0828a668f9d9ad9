package io.authflow.logout.schedule;

import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.event.SignedUp;
import io.authflow.logout.domain.OpenSession;
import io.authflow.messaging.step.InboundEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The opening of a session.
 *
 * @param timer the payload of the session's timer
 * @param identity tells a repeated opening from a conflict: type, user, cause and length. Tokens are left out, because
 *     a repeated login gets new ones
 */
record Opening(SessionTimer timer, byte[] identity) {

    static Opening of(InboundEvent<SignedUp> opening, Instant openedAt) {
        SignedUp event = opening.event();
        LogoutDue due = new LogoutDue(
                event.requestId(),
                event.username(),
                event.signup(),
                null,
                event.user(),
                null,
                null,
                openedAt,
                OpenSession.lasting(openedAt, event.sessionSeconds()).dueAt());
        return of(due, event.sessionSeconds(), opening.envelope());
    }

    static Opening ofLogin(InboundEvent<LoggedIn> opening, Instant openedAt) {
        LoggedIn event = opening.event();
        LogoutDue due = new LogoutDue(
                event.requestId(),
                event.username(),
                null,
                event.logoutToken(),
                event.user(),
                event.allSessions(),
                null,
                openedAt,
                OpenSession.lasting(openedAt, event.sessionSeconds()).dueAt());
        return of(due, event.sessionSeconds(), opening.envelope());
    }

    private static Opening of(LogoutDue due, int sessionSeconds, Envelope envelope) {
        String identity = String.join(
                "\n",
                envelope.type(),
                due.username(),
                envelope.subject() == null ? "" : envelope.subject().value(),
                envelope.causationId() == null ? "" : envelope.causationId(),
                Integer.toString(sessionSeconds));
        return new Opening(SessionTimer.of(due, envelope), identity.getBytes(StandardCharsets.UTF_8));
    }
}
