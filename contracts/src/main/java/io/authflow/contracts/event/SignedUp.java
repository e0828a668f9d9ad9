package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * The user was created and confirmed; the session is open from this event's append time on.
 *
 * @param requestId the request that this flow answers
 * @param username the name exactly as it went to Cognito
 * @param signup always {@value #CREATED_AND_CONFIRMED}, as in the workflow that this replaces
 * @param user the immutable name of the user; absent if Cognito did not give it. An unfit value counts as absent: it must not
 *     keep the session from ending
 * @param sessionSeconds from the opening of the session to its logout, 1 to 86,400
 */
public record SignedUp(
        RequestId requestId,
        String username,
        String signup,

        @JsonDeserialize(using = LenientText.class) @Nullable
        String user,

        int sessionSeconds)
        implements Event {
    /** What the workflow that this replaces said of a sign-up. */
    public static final String CREATED_AND_CONFIRMED = "created_and_confirmed";

    public SignedUp {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(signup, "signup");
        Username.check(username);
        SessionSeconds.check(sessionSeconds);
        checkSignup(signup);
        user = Username.validOrNull(user);
    }

    /** A user who is known by the name in the request only. */
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
