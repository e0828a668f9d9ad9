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
 * Logs a user in. Every session that a login may have opened gets an owner, who ends it: the event that follows says whose
 * sessions have to end, and whether all of them.
 */
public final class LogIn {
    /** The longest session, one day, and the outage budget of the topics, 6 hours. */
    public static final Duration TOKEN_LIFE_DEFAULT = Duration.ofHours(30);

    private static final String LOGIN = "login";

    private final Logins pool;
    private final Opener opener;
    private final Sealer sealer;
    private final SessionOpening opening;
    private final InstantSource clock;

    /** @param tokenLife how long a token sealed here can be opened; at least the longest session */
    public LogIn(
            Logins pool, Opener opener, LogoutBy logoutBy, Sealer sealer, Duration tokenLife, InstantSource clock) {
        this.pool = pool;
        this.opener = opener;
        this.sealer = sealer;
        this.opening = new SessionOpening(logoutBy, sealer, tokenLife, clock);
        this.clock = clock;
    }

    /**
     * Does everything that can fail before the call: after it the session is open, and a retry would open another one.
     *
     * @param progress of earlier attempts; {@link Progress#UNCERTAIN} if one of them may have opened a session
     * @throws StepException if the pool refuses, or the password cannot be opened
     */
    public Event logIn(UserFound event, Progress progress) {
        Secret password;
        try {
            password = open(event);
        } catch (SealingException e) {
            return cannotOpen(event, progress, e);
        }
        sealer.requireKeyOf(SealContext.LOGOUT);
        return opening.of(event, pool.logIn(event.username(), password), progress);
    }

    /**
     * What follows if the service gives up on a login: nothing but the failure, unless an attempt may have opened a session.
     * Nobody has its tokens, so logout-service has to sign the user out by name.
     *
     * @param progress of all attempts
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
     * A password that has expired could be opened when an earlier attempt used it. One that cannot be opened for any other
     * reason never could, so no attempt has opened a session.
     */
    private Event cannotOpen(UserFound event, Progress progress, SealingException why) {
        StepException refusal = event.intent() == Intent.LOGIN ? refused() : why;
        Progress used = why.code() == FailureCode.EXPIRED ? progress : Progress.NONE;
        return afterGivingUp(event, used, refusal.code()).orElseThrow(() -> refusal);
    }

    /** If the request is for a login only, a password that cannot be opened must not reveal that the user exists. */
    private static StepException refused() {
        return new StepException(
                FailureCode.NOT_AUTHORIZED, "The password cannot be opened. Seal it anew, and send a new request.");
    }
}
