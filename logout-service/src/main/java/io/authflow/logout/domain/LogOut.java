package io.authflow.logout.domain;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.Step;
import io.authflow.contracts.StepException;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.AuthFailed;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.LoggedOut;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.event.Username;
import io.authflow.sealing.Opener;
import io.authflow.sealing.SealContext;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends a session, and never gives it up. If the token is missing, cannot be opened or is no longer taken, the user is signed out
 * by name: that ends more than this session, which is the lesser evil. A session that a sign-up opened needs no end in the
 * mode that ends single sessions: a sign-up issues no tokens.
 *
 * <p>The name is the immutable one that Cognito gave at the login or sign-up. The name in the request is used only if there is
 * no other: it may have changed since, and somebody else may have taken it.
 */
public final class LogOut {
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

    /**
     * @param userRef the user, if the event that opened the session named one
     * @return {@link LoggedOut} if the session is over; {@link AuthFailed} if the login had failed before, or if nobody has the
     *     name in the request and no other name is known
     * @throws StepException if the pool cannot end the session now; always a transient one
     */
    public Event logOut(LogoutDue event, @Nullable UserRef userRef) {
        if (!end(event)) {
            return new AuthFailed(event.requestId(), userRef, Step.LOGOUT, FailureCode.USER_NOT_FOUND);
        }
        FailureCode loginError = event.loginError();
        return loginError == null
                ? loggedOut(event, userRef)
                : new AuthFailed(event.requestId(), userRef, Step.LOGIN, loginError);
    }

    /** Whether the session is over. */
    private boolean end(LogoutDue event) {
        boolean byToken = hasNoTokens(event) || endByToken(event);
        return byToken && !event.endsAllSessions() || endByName(event);
    }

    private boolean hasNoTokens(LogoutDue event) {
        return logoutBy == LogoutBy.REFRESH_TOKEN && event.signup() != null && event.logoutToken() == null;
    }

    private boolean endByToken(LogoutDue event) {
        SealContext context = SealContext.logoutToken(event.requestId(), event.username());
        return logoutBy != LogoutBy.USERNAME
                && open(event.logoutToken(), context).map(this::end).orElse(false);
    }

    private boolean end(Secret token) {
        return logoutBy == LogoutBy.REFRESH_TOKEN ? pool.revoke(token) : pool.signOutByToken(token);
    }

    private boolean endByName(LogoutDue event) {
        Optional<String> immutable = immutableName(event);
        boolean found = pool.signOutByName(immutable.orElse(event.username()));
        return found || immutable.isPresent();
    }

    /** A name that Cognito would not take is none: the call would be refused for ever. */
    private Optional<String> immutableName(LogoutDue event) {
        return open(event.user(), SealContext.sessionUser(event.requestId(), event.username()))
                .map(Secret::reveal)
                .filter(Username::isValid);
    }

    private Optional<Secret> open(@Nullable Sealed sealed, SealContext context) {
        try {
            return sealed == null ? Optional.empty() : Optional.of(opener.open(sealed, context));
        } catch (StepException cannotOpen) {
            return Optional.empty();
        }
    }

    private LoggedOut loggedOut(LogoutDue event, @Nullable UserRef userRef) {
        return new LoggedOut(
                event.requestId(),
                userRef,
                LoggedOut.SUCCESS,
                event.signup(),
                event.openedAt(),
                event.dueAt(),
                clock.instant());
    }
}
