package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;
import java.util.Objects;

/**
 * The user does not exist: on to signup-service.
 *
 * @param requestId the request that this flow answers
 * @param username the name exactly as it goes to Cognito
 * @param userExists always false, as in the workflow that this replaces
 * @param password sealed to signup-service, and to login-service for a lost race
 * @param sessionSeconds from the opening of the session to its logout, 1 to 86,400
 */
public record UserNotFound(
        RequestId requestId, String username, boolean userExists, Password.SealedCopies password, int sessionSeconds)
        implements Event {
    public UserNotFound {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(password, "password");
        Username.check(username);
        SessionSeconds.check(sessionSeconds);
        if (userExists || password.signup() == null) {
            throw new IllegalArgumentException("a user not found does not exist, and its password is sealed to signup");
        }
    }

    public UserNotFound(RequestId requestId, String username, Password.SealedCopies password, int sessionSeconds) {
        this(requestId, username, false, password, sessionSeconds);
    }
}
