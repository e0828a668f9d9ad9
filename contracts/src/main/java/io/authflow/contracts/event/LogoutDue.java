package io.authflow.contracts.event;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A session has lasted as long as it was to last, or was ended early: logout-service logs the user out.
 *
 * @param requestId the request that this flow answers
 * @param username the name exactly as it goes to Cognito
 * @param signup what the sign-up said, where the session began with one
 * @param logoutToken as in {@link LoggedIn}
 * @param user as in {@link LoggedIn}
 * @param allSessions as in {@link LoggedIn}
 * @param loginError why login-service gave up, after an attempt that may have opened a session: logout-service signs the user
 *     out and then ends the flow as a failed login of this code; absent as a rule
 * @param openedAt append time of the event that opened the session
 * @param dueAt {@code openedAt} and the length of the session, or what a change made of it
 */
public record LogoutDue(
        RequestId requestId,
        String username,
        @Nullable String signup,
        @Nullable Sealed logoutToken,

        @JsonDeserialize(using = LenientText.class) @Nullable
        String user,

        @Nullable Boolean allSessions,
        @Nullable FailureCode loginError,
        Instant openedAt,
        Instant dueAt)
        implements Event {
    public LogoutDue {
        user = Username.validOrNull(user);
        allSessions = Boolean.TRUE.equals(allSessions) ? allSessions : null;
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(openedAt, "openedAt");
        Objects.requireNonNull(dueAt, "dueAt");
        Username.check(username);
        SignedUp.checkSignup(signup);
        if (dueAt.isBefore(openedAt)) {
            throw new IllegalArgumentException("a session is not due before it opened");
        }
    }

    /** The logout of a session whose user is known by the name in the request only. */
    public LogoutDue(
            RequestId requestId,
            String username,
            @Nullable String signup,
            @Nullable Sealed logoutToken,
            Instant openedAt,
            Instant dueAt) {
        this(requestId, username, signup, logoutToken, null, null, null, openedAt, dueAt);
    }

    /** What follows a login that was given up, and that may have opened sessions whose tokens nobody has. */
    public static LogoutDue afterUncertainLogin(
            RequestId requestId, String username, FailureCode loginError, Instant now) {
        return new LogoutDue(requestId, username, null, null, null, true, loginError, now, now);
    }

    /** This logout, due at another time. */
    public LogoutDue withDueAt(Instant another) {
        return new LogoutDue(
                requestId, username, signup, logoutToken, user, allSessions, loginError, openedAt, another);
    }

    /** Whether all sessions of the user have to end, not only the one of the token. */
    public boolean endsAllSessions() {
        return allSessions != null;
    }
}
