package io.authflow.contracts.event;

import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client asks for a session. check-service reads it with {@code Intake}, which answers each fault with a code of its own.
 *
 * @param requestId the id that the client chose, or one derived from the record's place in its topic
 * @param username the name exactly as it goes to Cognito
 * @param password sealed to signup-service and login-service, or in clear where plain intake is on
 * @param sessionSeconds from the opening of the session to its logout, 1 to 86,400
 * @param intent what the client wants; {@link Intent#AUTO} where it does not say
 * @param replyKey what the tokens are sealed to; without it nobody gets them
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

    /** A request of any intent, whose tokens nobody asks for. */
    public AuthRequested(RequestId requestId, String username, Password password, int sessionSeconds) {
        this(requestId, username, password, sessionSeconds, Intent.AUTO, null);
    }

    @Override
    public Intent intent() {
        return Objects.requireNonNull(intent);
    }
}
