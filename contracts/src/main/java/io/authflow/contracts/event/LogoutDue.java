package io.authflow.contracts.event;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A session is due to end: its time is over, or a client ended it early. logout-service then logs the user out.
 *
 * @param requestId the request that this flow answers
 * @param username the user name, exactly as it is sent to Cognito
 * @param signup the result of the sign-up; absent if the session began with a login
 * @param logoutToken as in {@link LoggedIn}
 * @param user as in {@link LoggedIn}
 * @param allSessions as in {@link LoggedIn}
 * @param loginError why login-service gave up a login that may have opened a session; else absent. If it is given,
 *     logout-service signs the user out and ends the flow as a failed login with this code
 * @param openedAt append time of the event that opened the session
 * @param dueAt {@code openedAt} plus the length of the session, or the time that a session change set. An end of an
 *     overdue session does not change it
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

    /** Makes an event without the immutable name of the user. */
    public LogoutDue(
            RequestId requestId,
            String username,
            @Nullable String signup,
            @Nullable Sealed logoutToken,
            Instant openedAt,
            Instant dueAt) {
        this(requestId, username, signup, logoutToken, null, null, null, openedAt, dueAt);
    }

    /**
     * Makes the event that login-service publishes if it gives up a login that may have opened a session. Nobody has
     * the tokens of such a session, so the logout ends all sessions of the user.
     *
     * @param now becomes the opening time and the due time
     */
    public static LogoutDue afterUncertainLogin(
            RequestId requestId, String username, FailureCode loginError, Instant now) {
        return new LogoutDue(requestId, username, null, null, null, true, loginError, now, now);
    }

    /** Returns a copy with another due time. */
    public LogoutDue withDueAt(Instant another) {
        return new LogoutDue(
                requestId, username, signup, logoutToken, user, allSessions, loginError, openedAt, another);
    }

    /** Returns whether the logout must end all sessions of the user, not only the session of the token. */
    public boolean endsAllSessions() {
        return allSessions != null;
    }
}
