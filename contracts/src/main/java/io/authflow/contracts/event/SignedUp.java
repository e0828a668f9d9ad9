package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The user was created and confirmed. The session is open from the append time of this event.
 *
 * @param requestId the request that this flow answers
 * @param username the user name, exactly as it was sent to Cognito
 * @param signup always {@value #CREATED_AND_CONFIRMED}, as in the Step Functions workflow that authflow replaces
 * @param user the immutable name of the user, sealed to logout-service. Absent if Cognito gave no name, or if the name
 *     could not be sealed
 * @param sessionSeconds length of the session in seconds, 1 to 86,400
 */
public record SignedUp(
        RequestId requestId,
        String username,
        String signup,
        @Nullable Sealed user,
        int sessionSeconds) implements Event {
    /** The result of a sign-up in the Step Functions workflow that authflow replaces. */
    public static final String CREATED_AND_CONFIRMED = "created_and_confirmed";

    public SignedUp {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(signup, "signup");
        Username.check(username);
        SessionSeconds.check(sessionSeconds);
        checkSignup(signup);
    }

    /** Makes an event without the immutable name of the user. */
    public SignedUp(RequestId requestId, String username, int sessionSeconds) {
        this(requestId, username, null, sessionSeconds);
    }

    public SignedUp(RequestId requestId, String username, @Nullable Sealed user, int sessionSeconds) {
        this(requestId, username, CREATED_AND_CONFIRMED, user, sessionSeconds);
    }

    static void checkSignup(@Nullable String signup) {
        if (signup != null && !signup.equals(CREATED_AND_CONFIRMED)) {
            throw new IllegalArgumentException("signup is " + CREATED_AND_CONFIRMED);
        }
    }
}
