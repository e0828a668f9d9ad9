package io.authflow.contracts.event;

import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client's request for a session. check-service reads requests with its {@code Intake}, which answers each fault with
 * a specific code.
 *
 * @param requestId the id that the client chose, or an id derived from the place of the request's record
 * @param username the user name, exactly as it is sent to Cognito
 * @param password sealed to signup-service and login-service, or in clear if plain intake is on
 * @param sessionSeconds length of the session in seconds, 1 to 86,400
 * @param intent what the client wants; null means {@link Intent#AUTO}
 * @param replyKey the key that the tokens are sealed to; if null, no tokens are published
 */
public record AuthRequested(
        RequestId requestId,
        String username,
        Password password,
        int sessionSeconds,
        @Nullable Intent intent,
        @Nullable ReplyKey replyKey)
        implements Event {
    public AuthRequested {
        intent = intent == null ? Intent.AUTO : intent;
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(password, "password");
        Username.check(username);
        SessionSeconds.check(sessionSeconds);
    }

    /** Makes a request with the intent {@link Intent#AUTO} and without a reply key. */
    public AuthRequested(RequestId requestId, String username, Password password, int sessionSeconds) {
        this(requestId, username, password, sessionSeconds, Intent.AUTO, null);
    }

    @Override
    public Intent intent() {
        return Objects.requireNonNull(intent);
    }
}
