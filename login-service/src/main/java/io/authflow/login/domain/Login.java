package io.authflow.login.domain;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.Progress;
import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.Intent;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.event.UserFound;
import io.authflow.sealing.Opener;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.Sealer;
import io.authflow.sealing.SealingException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Logs a user in. Every session that a login opened or may have opened gets a logout. The event that follows says which
 * user to sign out, and whether all sessions must end.
 */
public final class Login {
    /**
     * How long, by default, logout-service can open a token or a name. It is the longest session, one day, and the
     * outage budget of the topics, 6 h.
     */
    public static final Duration TOKEN_LIFE_DEFAULT = Duration.ofHours(30);

    private static final String LOGIN = "login";

    private final UserPoolLogin pool;
    private final Opener opener;
    private final SessionOpening opening;
    private final InstantSource clock;

    /** @param tokenLife how long a token that is sealed here can be opened; at least the longest session, one day */
    public Login(
            UserPoolLogin pool,
            Opener opener,
            LogoutBy logoutBy,
            Sealer sealer,
            Duration tokenLife,
            InstantSource clock) {
        this.pool = pool;
        this.opener = opener;
        this.opening = new SessionOpening(logoutBy, sealer, tokenLife, clock);
        this.clock = clock;
    }

    /**
     * Logs the user of an event in, and returns the event that follows. Everything that can fail is done before the
     * call. After the call a session is open, and a retry would open a second one.
     *
     * @param progress progress of earlier attempts; {@link Progress#UNCERTAIN} if one of them may have opened a session
     * @return {@link io.authflow.contracts.event.LoggedIn}; {@link LogoutDue} if the login is refused after an attempt
     *     that may have opened a session
     * @throws StepException if the pool refuses, the password cannot be opened, or logout-service has no key
     */
    public Event logIn(UserFound event, Progress progress) {
        Secret password;
        try {
            password = open(event);
        } catch (SealingException e) {
            return cannotOpen(event, progress, e);
        }
        opening.requireKey();
        try {
            return opening.of(event, pool.logIn(event.username(), password), progress);
        } catch (CredentialsRefusedException e) {
            // the earlier attempts used the same password; a wrong one must not end the sessions of the real user
            throw e;
        } catch (StepException e) {
            return failed(event, progress, e);
        }
    }

    /**
     * Decides what follows if the pool does not log the user in. A refusal, such as a challenge or a limit, does not say
     * whether an earlier attempt opened a session.
     */
    private Event failed(UserFound event, Progress progress, StepException why) {
        if (why.code().kind() != FailureCode.Kind.REFUSED) {
            throw why;
        }
        return afterGivingUp(event, progress, why.code()).orElseThrow(() -> why);
    }

    /**
     * Returns the event that follows if the service gives up a login. It is empty if no attempt can have opened a
     * session; then the flow just fails. Otherwise nobody has the tokens of that session, and logout-service signs the
     * user out by name.
     *
     * @param progress progress of all attempts
     */
    public Optional<Event> afterGivingUp(UserFound event, Progress progress, FailureCode code) {
        return progress == Progress.NONE
                ? Optional.empty()
                : Optional.of(LogoutDue.afterUncertainLogin(
                        event.requestId(),
                        event.username(),
                        code,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private Secret open(UserFound event) {
        return opener.open(
                event.password().login(),
                SealContext.password(LOGIN, event.requestId(), event.username(), event.replyKey()));
    }

    /**
     * Decides what follows if the password cannot be opened. An earlier attempt may have used a password that has
     * expired since, or whose private key is gone since, and may have opened a session. For any other reason, no
     * attempt could open the password. Then no session exists.
     */
    private Event cannotOpen(UserFound event, Progress progress, SealingException why) {
        StepException refusal = event.intent() == Intent.LOGIN ? refused() : why;
        Progress used = switch (why.code()) {
            case EXPIRED, CANNOT_OPEN -> progress;
            default -> Progress.NONE;
        };
        return afterGivingUp(event, used, refusal.code()).orElseThrow(() -> refusal);
    }

    /**
     * Makes the refusal for the intent {@code login}. A password that cannot be opened must not reveal that the user
     * exists.
     */
    private static StepException refused() {
        return new StepException(
                FailureCode.NOT_AUTHORIZED, "The password cannot be opened. Seal it anew, and send a new request.");
    }
}
