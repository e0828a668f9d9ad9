package io.authflow.login.domain;

import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.UserFound;
import io.authflow.contracts.sealing.Opener;
import io.authflow.contracts.sealing.SealContext;
import io.authflow.contracts.sealing.SealContext.Purpose;
import io.authflow.contracts.sealing.Sealer;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Logs a user in. Of the tokens only the one that the logout needs travels on, sealed to logout-service. */
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

    /** @param tokenLife how long logout-service can open a token sealed here; at least the longest session */
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
        SealContext password = new SealContext(LOGIN, Purpose.PASSWORD, event.requestId(), event.username());
        Session session =
                pool.logIn(event.username(), opener.open(event.password().login(), password));
        return new LoggedIn(
                event.requestId(),
                event.username(),
                logoutToken(session, event),
                session.expiresIn(),
                event.sessionSeconds());
    }

    private @Nullable Sealed logoutToken(Session session, UserFound event) {
        Secret token = switch (logoutBy) {
            case USERNAME -> null;
            case ACCESS_TOKEN -> session.accessToken();
            case REFRESH_TOKEN -> session.refreshToken();
        };
        return token == null ? null : seal(token, event);
    }

    private Sealed seal(Secret token, UserFound event) {
        SealContext context = new SealContext(LOGOUT, Purpose.LOGOUT_TOKEN, event.requestId(), event.username());
        return sealer.seal(token, context, clock.instant().plus(tokenLife));
    }
}
