package io.authflow.login.domain;

import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.UserFound;
import io.authflow.contracts.sealing.Opener;
import io.authflow.contracts.sealing.SealContext;
import io.authflow.contracts.sealing.SealContext.Purpose;
import io.authflow.contracts.sealing.Sealer;
import io.authflow.contracts.sealing.Tokens;
import io.authflow.contracts.sealing.TokensSealer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Logs a user in. Of the tokens only those travel on that somebody is to have: all of them sealed to the reply key of the
 * request, where it named one, and the one that the logout needs sealed to logout-service.
 */
public final class LogIn {
    /** The longest session, one day, and the outage budget of the topics, 6 hours. */
    public static final Duration TOKEN_LIFE_DEFAULT = Duration.ofHours(30);

    private static final String LOGIN = "login";
    private static final String LOGOUT = "logout";

    private final Logins pool;
    private final Opener opener;
    private final LogoutBy logoutBy;
    private final Sealer sealer;
    private final Duration tokenLife;
    private final InstantSource clock;

    /** @param tokenLife how long a token sealed here can be opened; at least the longest session */
    public LogIn(
            Logins pool, Opener opener, LogoutBy logoutBy, Sealer sealer, Duration tokenLife, InstantSource clock) {
        this.pool = pool;
        this.opener = opener;
        this.logoutBy = logoutBy;
        this.sealer = sealer;
        this.tokenLife = tokenLife;
        this.clock = clock;
    }

    /** @throws io.authflow.contracts.StepException if the pool refuses, or the password cannot be opened */
    public Event logIn(UserFound event) {
        SealContext password = SealContext.password(LOGIN, event.requestId(), event.username(), event.replyKey());
        Tokens tokens =
                pool.logIn(event.username(), opener.open(event.password().login(), password));
        return new LoggedIn(
                event.requestId(),
                event.username(),
                tokens(tokens, event),
                logoutToken(tokens, event),
                tokens.expiresIn(),
                event.sessionSeconds());
    }

    private @Nullable Sealed tokens(Tokens tokens, UserFound event) {
        ReplyKey replyKey = event.replyKey();
        return replyKey == null
                ? null
                : TokensSealer.seal(tokens, replyKey, event.requestId(), event.username(), expiry());
    }

    private @Nullable Sealed logoutToken(Tokens tokens, UserFound event) {
        Secret token = switch (logoutBy) {
            case USERNAME -> null;
            case ACCESS_TOKEN -> tokens.accessToken();
            case REFRESH_TOKEN -> tokens.refreshToken();
        };
        return token == null ? null : seal(token, event);
    }

    private Sealed seal(Secret token, UserFound event) {
        SealContext context = new SealContext(LOGOUT, Purpose.LOGOUT_TOKEN, event.requestId(), event.username());
        return sealer.seal(token, context, expiry());
    }

    private Instant expiry() {
        return clock.instant().plus(tokenLife);
    }
}
