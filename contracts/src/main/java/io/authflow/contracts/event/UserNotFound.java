package io.authflow.contracts.event;

import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The user does not exist, so the flow goes on to signup-service.
 *
 * @param requestId the request that this flow answers
 * @param username the user name, exactly as it is sent to Cognito
 * @param userExists always false, as in the Step Functions workflow that authflow replaces
 * @param password the copy for signup-service, and the copy for login-service. signup-service passes on the second copy
 *     if the user exists after all
 * @param sessionSeconds length of the session in seconds, 1 to 86,400
 * @param intent {@link Intent#AUTO} or {@link Intent#SIGNUP}; null means {@code AUTO}. With {@code SIGNUP}, the flow
 *     ends if the user exists after all
 * @param replyKey the key that the tokens are sealed to; absent if the request named none
 */
public record UserNotFound(
        RequestId requestId,
        String username,
        boolean userExists,
        Password.SealedCopies password,
        int sessionSeconds,
        @Nullable Intent intent,
        @Nullable ReplyKey replyKey)
        implements Event {
    public UserNotFound {
        intent = intent == null ? Intent.AUTO : intent;
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(password, "password");
        Username.check(username);
        SessionSeconds.check(sessionSeconds);
        if (userExists || password.signup() == null || intent == Intent.LOGIN) {
            throw new IllegalArgumentException(
                    "a user not found does not exist, its password is sealed to signup, and login is not all it wants");
        }
    }

    public UserNotFound(RequestId requestId, String username, Password.SealedCopies password, int sessionSeconds) {
        this(requestId, username, password, sessionSeconds, Intent.AUTO, null);
    }

    public UserNotFound(
            RequestId requestId,
            String username,
            Password.SealedCopies password,
            int sessionSeconds,
            Intent intent,
            @Nullable ReplyKey replyKey) {
        this(requestId, username, false, password, sessionSeconds, intent, replyKey);
    }

    @Override
    public Intent intent() {
        return Objects.requireNonNull(intent);
    }
}
