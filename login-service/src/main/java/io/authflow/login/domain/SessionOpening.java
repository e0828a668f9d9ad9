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
import io.authflow.sealing.Tokens;
import io.authflow.sealing.TokensSealer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds the event that follows a login. The session is open by then, so nothing fails here: what cannot be sealed is left out,
 * and the logout ends all sessions of the user if the token of this one is missing.
 *
 * <p>Only those tokens travel that somebody is to have: all of them sealed to the reply key of the request, if it named one, and
 * the one that the logout needs sealed to logout-service.
 */
final class SessionOpening {
    /** What the fields beside the tokens may take of an event, in bytes, and more. */
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

    LoggedIn of(UserFound event, Login login, Progress progress) {
        Sealed logoutToken =
                sealed(logoutToken(login.tokens()), SealContext.logoutToken(event.requestId(), event.username()));
        return new LoggedIn(
                event.requestId(),
                event.username(),
                tokens(login.tokens(), event, logoutToken),
                logoutToken,
                sealed(login.user(), SealContext.sessionUser(event.requestId(), event.username())),
                endsAllSessions(logoutToken, progress),
                Math.max(0, login.tokens().expiresIn()),
                event.sessionSeconds());
    }

    /** The other two ways to log out end all sessions anyway. */
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

    /** An event too large to be read would leave the session without an end, so the logout token goes first. */
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

    /** Whatever fails: the step must not fail with it, because its retry would open another session. */
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
