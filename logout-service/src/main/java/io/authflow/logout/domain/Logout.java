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
import io.authflow.sealing.Opener;
import io.authflow.sealing.SealContext;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends a session. If the token is missing, cannot be opened or is no longer accepted, logout-service signs the user out
 * by name. This ends all sessions of the user, which is better than leaving one open. A sign-up gives no tokens. So if
 * logout is by refresh token, a session that began with a sign-up needs no call.
 *
 * <p>The name is the immutable name that Cognito gave at the login or sign-up. The name in the request is used only if
 * there is no other. It may have changed since, and may belong to another user now.
 */
public final class Logout {
    private final UserPoolSignOut pool;
    private final Opener opener;
    private final LogoutBy logoutBy;
    private final InstantSource clock;

    public Logout(UserPoolSignOut pool, Opener opener, LogoutBy logoutBy, InstantSource clock) {
        this.pool = pool;
        this.opener = opener;
        this.logoutBy = logoutBy;
        this.clock = clock;
    }

    /**
     * Ends the session of an event, and returns the event that follows.
     *
     * @param userRef the user; null if the event that opened the session named none
     * @return {@link LoggedOut} if the session is over. {@link AuthFailed} if the login had failed before, or if only
     *     the name in the request is known and no user has it
     * @throws StepException if the pool cannot end the session now; always a transient failure
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

    /** Ends the session, and returns whether it is over. */
    private boolean end(LogoutDue event) {
        boolean byToken = hasNoTokens(event) || endByToken(event);
        return (byToken && !event.endsAllSessions()) || endByName(event);
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
        String immutable = event.user();
        boolean found = pool.signOutByName(immutable == null ? event.username() : immutable);
        return found || immutable != null;
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
