package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The session is over: the good terminal event. It names no user.
 *
 * @param requestId the request that this flow answers
 * @param userRef the user whose session it was; absent if the event that opened the session named none
 * @param logout always {@value #SUCCESS}, as in the workflow that this replaces
 * @param signup what the sign-up said, where the session began with one
 * @param openedAt append time of the event that opened the session
 * @param dueAt when the session was to end
 * @param endedAt when Cognito had confirmed the logout, by the clock of logout-service
 */
public record LoggedOut(
        RequestId requestId,
        @Nullable UserRef userRef,
        String logout,
        @Nullable String signup,
        Instant openedAt,
        Instant dueAt,
        Instant endedAt)
        implements Event {
    /** What the workflow that this replaces said of a logout. */
    public static final String SUCCESS = "success";

    public LoggedOut {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(logout, "logout");
        Objects.requireNonNull(openedAt, "openedAt");
        Objects.requireNonNull(dueAt, "dueAt");
        Objects.requireNonNull(endedAt, "endedAt");
        SignedUp.checkSignup(signup);
        if (!logout.equals(SUCCESS)) {
            throw new IllegalArgumentException("logout is " + SUCCESS);
        }
    }
}
