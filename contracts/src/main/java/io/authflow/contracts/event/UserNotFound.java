package io.authflow.contracts.event;

import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The user does not exist: on to signup-service.
 *
 * @param requestId the request that this flow answers
 * @param username the name exactly as it goes to Cognito
 * @param userExists always false, as in the workflow that this replaces
 * @param password sealed to signup-service, and to login-service for a lost race
 * @param sessionSeconds from the opening of the session to its logout, 1 to 86,400
 * @param intent what the client wants, {@link Intent#AUTO} or {@link Intent#SIGNUP}: whether a lost race may go on to login
 * @param replyKey what the tokens are sealed to, where the request named one
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
