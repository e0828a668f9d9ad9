package io.authflow.login.domain;

import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.Progress;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.UserFound;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.Sealer;
import io.authflow.sealing.SealingException;
import io.authflow.sealing.Tokens;
import io.authflow.sealing.TokensSealer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds the event that follows a login. The session is already open, so nothing here may fail. If a value cannot be
 * sealed, it is left out. If the logout token is missing, the logout ends all sessions of the user.
 *
 * <p>The event carries only tokens that somebody needs. If the request named a reply key, all tokens are sealed to it.
 * The token with which the logout ends the session is sealed to logout-service.
 */
final class SessionOpening {
    /** The space that an event keeps for its other fields, in bytes. It is more than they can take. */
    private static final int OTHER_FIELDS_BYTES = 6_144;

    private final LogoutBy logoutBy;
    private final Sealer sealer;
    private final Duration tokenLife;
    private final InstantSource clock;

    SessionOpening(LogoutBy logoutBy, Sealer sealer, Duration tokenLife, InstantSource clock) {
        this.logoutBy = logoutBy;
        this.sealer = sealer;
        this.tokenLife = tokenLife;
        this.clock = clock;
    }

    /**
     * Checks before the login that there is a key to seal the logout token to, if the logout needs one.
     *
     * @throws SealingException if the key is missing
     */
    void requireKey() {
        if (logoutBy != LogoutBy.USERNAME) {
            sealer.requireKeyOf(SealContext.LOGOUT);
        }
    }

    LoggedIn of(UserFound event, OpenedSession login, Progress progress) {
        Sealed logoutToken =
                sealed(logoutToken(login.tokens()), SealContext.logoutToken(event.requestId(), event.username()));
        return new LoggedIn(
                event.requestId(),
                event.username(),
                tokens(login.tokens(), event, logoutToken),
                logoutToken,
                login.user(),
                endsAllSessions(logoutToken, progress),
                Math.max(0, login.tokens().expiresIn()),
                event.sessionSeconds());
    }

    /**
     * Returns whether the event must ask for the end of all sessions. The other two ways to log out end all sessions
     * anyway.
     */
    private boolean endsAllSessions(@Nullable Sealed logoutToken, Progress progress) {
        return logoutBy == LogoutBy.REFRESH_TOKEN && (progress != Progress.NONE || logoutToken == null);
    }

    private @Nullable Secret logoutToken(Tokens tokens) {
        return switch (logoutBy) {
            case USERNAME -> null;
            case ACCESS_TOKEN -> tokens.accessToken();
            case REFRESH_TOKEN -> tokens.refreshToken();
        };
    }

    /**
     * Seals the tokens to the reply key. It returns null if there is no reply key, or if the event would be too large.
     * logout-service could not read such an event, and the session would never end. So the logout token has priority.
     */
    private @Nullable Sealed tokens(Tokens tokens, UserFound event, @Nullable Sealed logoutToken) {
        ReplyKey replyKey = event.replyKey();
        if (replyKey == null) {
            return null;
        }
        Sealed sealed =
                unlessItFails(() -> TokensSealer.seal(tokens, replyKey, event.requestId(), event.username(), expiry()));
        return length(sealed) + length(logoutToken) + OTHER_FIELDS_BYTES > EventJson.VALUE_BYTES_MAX ? null : sealed;
    }

    private static int length(@Nullable Sealed sealed) {
        return sealed == null ? 0 : sealed.jwe().length();
    }

    private @Nullable Sealed sealed(@Nullable Secret secret, SealContext context) {
        return secret == null ? null : unlessItFails(() -> sealer.seal(secret, context, expiry()));
    }

    /** Returns null if sealing fails for any reason. If the step failed here, its retry would open a second session. */
    private static @Nullable Sealed unlessItFails(Supplier<Sealed> sealing) {
        try {
            return sealing.get();
        } catch (RuntimeException tooLongOrNoKey) {
            return null;
        }
    }

    private Instant expiry() {
        return clock.instant().plus(tokenLife);
    }
}
