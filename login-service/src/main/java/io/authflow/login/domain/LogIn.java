package io.authflow.login.domain;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.Intent;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.UserFound;
import io.authflow.contracts.sealing.Opener;
import io.authflow.contracts.sealing.SealContext;
import io.authflow.contracts.sealing.SealContext.Purpose;
import io.authflow.contracts.sealing.Sealer;
import io.authflow.contracts.sealing.SealingException;
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

    /**
     * What can fail otherwise is done before the user is logged in: a retry would open one session after another.
     *
     * @throws io.authflow.contracts.StepException if the pool refuses, or the password cannot be opened
     */
    public Event logIn(UserFound event) {
        Secret password = password(event);
        requireLogoutKey(event);
        Tokens tokens = pool.logIn(event.username(), password);
        return new LoggedIn(
                event.requestId(),
                event.username(),
                tokens(tokens, event),
                logoutToken(tokens, event),
                tokens.expiresIn(),
                event.sessionSeconds());
    }

    /** To who wants to log in only, a password that cannot be opened must not tell that the user exists. */
    private Secret password(UserFound event) {
        SealContext context = SealContext.password(LOGIN, event.requestId(), event.username(), event.replyKey());
        try {
            return opener.open(event.password().login(), context);
        } catch (SealingException e) {
            throw event.intent() == Intent.LOGIN ? refused() : e;
        }
    }

    private static StepException refused() {
        return new StepException(
                FailureCode.NOT_AUTHORIZED, "The password cannot be opened. Seal it anew, and send a new request.");
    }

    private void requireLogoutKey(UserFound event) {
        if (logoutBy != LogoutBy.USERNAME) {
            seal(new Secret(""), event);
        }
    }

    /** Tokens too long for an event are not given: the session is open, and has to get its end. */
    private @Nullable Sealed tokens(Tokens tokens, UserFound event) {
        ReplyKey replyKey = event.replyKey();
        try {
            return replyKey == null
                    ? null
                    : TokensSealer.seal(tokens, replyKey, event.requestId(), event.username(), expiry());
        } catch (SealingException e) {
            return null;
        }
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
