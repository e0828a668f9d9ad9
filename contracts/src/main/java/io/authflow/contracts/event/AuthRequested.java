package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;
import java.util.Objects;

/**
 * A client asks for a session. check-service reads it with {@code Intake}, which answers each fault with a code of its own.
 *
 * @param requestId the id that the client chose, or one derived from the record's place in its topic
 * @param username the name exactly as it goes to Cognito
 * @param password sealed to signup-service and login-service, or in clear where plain intake is on
 * @param sessionSeconds from the opening of the session to its logout, 1 to 86,400
 */
public record AuthRequested(RequestId requestId, String username, Password password, int sessionSeconds)
        implements Event {
    public AuthRequested {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(password, "password");
        Username.check(username);
        SessionSeconds.check(sessionSeconds);
    }
}
