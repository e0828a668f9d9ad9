package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * The user was created and confirmed. The session is open from the append time of this event.
 *
 * @param requestId the request that this flow answers
 * @param username the user name, exactly as it was sent to Cognito
 * @param signup always {@value #CREATED_AND_CONFIRMED}, as in the Step Functions workflow that authflow replaces
 * @param user the immutable name of the user. Absent if Cognito gave no name. An invalid value counts as absent, because
 *     it must not keep the session from ending
 * @param sessionSeconds length of the session in seconds, 1 to 86,400
 */
public record SignedUp(
        RequestId requestId,
        String username,
        String signup,

        @JsonDeserialize(using = LenientText.class) @Nullable
        String user,

        int sessionSeconds)
        implements Event {
    /** The result of a sign-up in the Step Functions workflow that authflow replaces. */
    public static final String CREATED_AND_CONFIRMED = "created_and_confirmed";

    public SignedUp {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(signup, "signup");
        Username.check(username);
        SessionSeconds.check(sessionSeconds);
        checkSignup(signup);
        user = Username.validOrNull(user);
    }

    /** Makes an event without the immutable name of the user. */
    public SignedUp(RequestId requestId, String username, int sessionSeconds) {
        this(requestId, username, null, sessionSeconds);
    }

    public SignedUp(RequestId requestId, String username, @Nullable String user, int sessionSeconds) {
        this(requestId, username, CREATED_AND_CONFIRMED, user, sessionSeconds);
    }

    static void checkSignup(@Nullable String signup) {
        if (signup != null && !signup.equals(CREATED_AND_CONFIRMED)) {
            throw new IllegalArgumentException("signup is " + CREATED_AND_CONFIRMED);
        }
    }
}
