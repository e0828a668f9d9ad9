package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Terminal event of a flow that succeeded: the session is over. It carries no user name.
 *
 * @param requestId the request that this flow answers
 * @param userRef the user of the session; absent if the event that opened the session named no user
 * @param logout always {@value #SUCCESS}, as in the Step Functions workflow that authflow replaces
 * @param signup the result of the sign-up; absent if the session began with a login
 * @param openedAt append time of the event that opened the session
 * @param dueAt when the session was due to end
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
    /** The result of a logout in the Step Functions workflow that authflow replaces. */
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
