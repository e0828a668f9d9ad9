package io.authflow.contracts.event;

import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The user exists: on to login-service.
 *
 * @param requestId the request that this flow answers
 * @param username the name exactly as it goes to Cognito
 * @param userExists always true, as in the workflow that this replaces
 * @param password the copy sealed to login-service, and no other
 * @param sessionSeconds from the opening of the session to its logout, 1 to 86,400
 * @param intent what the client wants, {@link Intent#AUTO} or {@link Intent#LOGIN}: how much an answer may tell
 * @param replyKey what the tokens are sealed to, where the request named one
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
