package io.authflow.contracts.event;

import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The user exists, so the flow goes on to login-service.
 *
 * @param requestId the request that this flow answers
 * @param username the user name, exactly as it is sent to Cognito
 * @param userExists always true, as in the Step Functions workflow that authflow replaces
 * @param password the copy that is sealed to login-service
 * @param sessionSeconds length of the session in seconds, 1 to 86,400
 * @param intent {@link Intent#AUTO} or {@link Intent#LOGIN}; null means {@code AUTO}. With {@code LOGIN}, no answer may
 *     reveal whether the user exists
 * @param replyKey the key that the tokens are sealed to; absent if the request named none
 */
public record UserFound(
        RequestId requestId,
        String username,
        boolean userExists,
        Password.SealedCopies password,
        int sessionSeconds,
        @Nullable Intent intent,
        @Nullable ReplyKey replyKey)
        implements Event {
    public UserFound {
        intent = intent == null ? Intent.AUTO : intent;
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(password, "password");
        Username.check(username);
        SessionSeconds.check(sessionSeconds);
        if (!userExists || password.signup() != null || intent == Intent.SIGNUP) {
            throw new IllegalArgumentException(
                    "a found user exists, its password is sealed to login only, and signup is not all it wants");
        }
    }

    public UserFound(RequestId requestId, String username, Password.SealedCopies password, int sessionSeconds) {
        this(requestId, username, password, sessionSeconds, Intent.AUTO, null);
    }

    public UserFound(
            RequestId requestId,
            String username,
            Password.SealedCopies password,
            int sessionSeconds,
            Intent intent,
            @Nullable ReplyKey replyKey) {
        this(requestId, username, true, password.forLogin(), sessionSeconds, intent, replyKey);
    }

    @Override
    public Intent intent() {
        return Objects.requireNonNull(intent);
    }
}
