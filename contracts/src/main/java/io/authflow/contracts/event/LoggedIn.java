package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * The user is logged in. The session is open from the append time of this event.
 *
 * @param requestId the request that this flow answers
 * @param username the user name, exactly as it was sent to Cognito
 * @param tokens access, id and refresh token, sealed to the reply key of the request. Absent if the request named no
 *     reply key, or if the tokens are too long for an event
 * @param logoutToken the token with which logout-service ends the session, sealed to logout-service. Absent if logout
 *     is by user name, or if the token is missing or cannot be sealed
 * @param user the immutable name of the user. Absent if login-service could not read it. An invalid value counts as
 *     absent, because it must not keep the session from ending
 * @param allSessions true if the logout must end all sessions of the user; else absent. It is true if logout is by
 *     refresh token and this token is absent. It is also true if logout is by refresh token and an earlier attempt may
 *     have opened a session whose tokens nobody has
 * @param expiresIn lifetime of the access token in seconds, from Cognito; 0 or more
 * @param sessionSeconds length of the session in seconds, 1 to 86,400
 */
public record LoggedIn(
        RequestId requestId,
        String username,
        @Nullable Sealed tokens,
        @Nullable Sealed logoutToken,

        @JsonDeserialize(using = LenientText.class) @Nullable
        String user,

        @Nullable Boolean allSessions,
        int expiresIn,
        int sessionSeconds)
        implements Event {
    public LoggedIn {
        user = Username.validOrNull(user);
        allSessions = Boolean.TRUE.equals(allSessions) ? allSessions : null;
        Objects.requireNonNull(requestId, "requestId");
        Username.check(username);
        SessionSeconds.check(sessionSeconds);
        if (expiresIn < 0) {
            throw new IllegalArgumentException("expiresIn is not negative");
        }
    }

    /** Makes an event without tokens for the requester and without the immutable name of the user. */
    public LoggedIn(
            RequestId requestId, String username, @Nullable Sealed logoutToken, int expiresIn, int sessionSeconds) {
        this(requestId, username, null, logoutToken, null, null, expiresIn, sessionSeconds);
    }
}
