package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session has lasted as long as it was to last, or was ended early: logout-service logs the user out.
 *
 * @param requestId the request that this flow answers
 * @param username the name exactly as it goes to Cognito
 * @param signup what the sign-up said, where the session began with one
 * @param logoutToken as in {@link LoggedIn}
 * @param openedAt append time of the event that opened the session
 * @param dueAt {@code openedAt} and the length of the session, or what a change made of it
 */
public record LogoutDue(
        RequestId requestId,
        String username,
        @Nullable String signup,
        @Nullable Sealed logoutToken,
        Instant openedAt,
        Instant dueAt)
        implements Event {
    public LogoutDue {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(openedAt, "openedAt");
        Objects.requireNonNull(dueAt, "dueAt");
        Username.check(username);
        SignedUp.checkSignup(signup);
        if (dueAt.isBefore(openedAt)) {
            throw new IllegalArgumentException("a session is not due before it opened");
        }
    }

    /** This logout, due at another time. */
    public LogoutDue withDueAt(Instant another) {
        return new LogoutDue(requestId, username, signup, logoutToken, openedAt, another);
    }
}
