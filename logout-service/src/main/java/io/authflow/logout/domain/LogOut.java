package io.authflow.logout.domain;

import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.LoggedOut;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.sealing.Opener;
import io.authflow.contracts.sealing.SealContext;
import io.authflow.contracts.sealing.SealContext.Purpose;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Ends a session, and never gives it up. Where the token is missing, cannot be opened or is no longer taken, the user is
 * signed out by name: that ends more than this session, which is the lesser evil. The one session that needs no end is one
 * that a sign-up opened, in the mode that ends single sessions: a sign-up issues no tokens.
 */
public final class LogOut {
    private static final String AUDIENCE = "logout";

    private final Sessions pool;
    private final Opener opener;
    private final LogoutBy logoutBy;
    private final InstantSource clock;

    public LogOut(Sessions pool, Opener opener, LogoutBy logoutBy, InstantSource clock) {
        this.pool = pool;
        this.opener = opener;
        this.logoutBy = logoutBy;
        this.clock = clock;
    }

    /** @throws StepException if the pool cannot end the session now; always a transient one */
    public LoggedOut logOut(LogoutDue event, UserRef userRef) {
        if (!hasNoTokens(event) && !endByToken(event)) {
            pool.signOutByName(event.username());
        }
        return new LoggedOut(
                event.requestId(),
                userRef,
                LoggedOut.SUCCESS,
                event.signup(),
                event.openedAt(),
                event.dueAt(),
                clock.instant());
    }

    private boolean hasNoTokens(LogoutDue event) {
        return logoutBy == LogoutBy.REFRESH_TOKEN && event.signup() != null && event.logoutToken() == null;
    }

    private boolean endByToken(LogoutDue event) {
        return logoutBy != LogoutBy.USERNAME && token(event).map(this::end).orElse(false);
    }

    private boolean end(Secret token) {
        return logoutBy == LogoutBy.REFRESH_TOKEN ? pool.revoke(token) : pool.signOutByToken(token);
    }

    private Optional<Secret> token(LogoutDue event) {
        Sealed sealed = event.logoutToken();
        return sealed == null ? Optional.empty() : open(sealed, event);
    }

    private Optional<Secret> open(Sealed sealed, LogoutDue event) {
        SealContext context = new SealContext(AUDIENCE, Purpose.LOGOUT_TOKEN, event.requestId(), event.username());
        try {
            return Optional.of(opener.open(sealed, context));
        } catch (StepException cannotOpen) {
            return Optional.empty();
        }
    }
}
