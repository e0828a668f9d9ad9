package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * The user is logged in; the session is open from this event's append time on.
 *
 * @param requestId the request that this flow answers
 * @param username the name exactly as it went to Cognito
 * @param tokens access, id and refresh token, sealed to the reply key of the request; absent where it named none
 * @param logoutToken the one token that logout-service uses, sealed to it; absent where logout is by user name, and where the
 *     token is too long for an event
 * @param user the immutable name of the user; absent if login-service could not read it. An unfit value counts as absent: it
 *     must not keep the session from ending
 * @param allSessions true if the logout must end all sessions of the user, because an earlier attempt of this login may have
 *     opened one whose tokens nobody has; else absent
 * @param expiresIn life of the access token in seconds, as Cognito says it
 * @param sessionSeconds from the opening of the session to its logout, 1 to 86,400
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

    /** A session whose tokens nobody asked for, of a user who is known by the name in the request only. */
    public LoggedIn(
            RequestId requestId, String username, @Nullable Sealed logoutToken, int expiresIn, int sessionSeconds) {
        this(requestId, username, null, logoutToken, null, null, expiresIn, sessionSeconds);
    }
}
