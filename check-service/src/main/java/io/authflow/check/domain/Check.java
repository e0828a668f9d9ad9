package io.authflow.check.domain;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Step;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.AuthFailed;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.Intent;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.UserFound;
import io.authflow.contracts.event.UserNotFound;
import io.authflow.sealing.PasswordSealer;
import io.authflow.sealing.Sealer;
import java.time.Duration;
import java.time.InstantSource;

/** Tells by the type of the next event whether the user exists. A password in clear leaves it sealed. */
public final class Check {
    /** How long a password that came in clear stays openable. */
    public static final Duration PASSWORD_LIFE_DEFAULT = Duration.ofHours(24);

    private final UserDirectory users;
    private final PasswordSealer sealer;

    /** @param passwordLife how long a password sealed here can be opened; at least the time that a record may wait in Kafka */
    public Check(UserDirectory users, Sealer sealer, Duration passwordLife, InstantSource clock) {
        this.users = users;
        this.sealer = new PasswordSealer(sealer, passwordLife, clock);
    }

    /**
     * What contradicts the intent is answered as the step would answer that the intent names, so that the answer to a wrong
     * password and the answer to an unknown user are one.
     *
     * @param user the user that the request names
     * @throws io.authflow.contracts.StepException if it cannot be told now whether the user exists
     */
    public Event check(AuthRequested request, UserRef user) {
        return users.exists(request.username()) ? existing(request, user) : unknown(request, user);
    }

    private Event existing(AuthRequested request, UserRef user) {
        if (request.intent() == Intent.SIGNUP) {
            return refused(request, user, Step.SIGNUP);
        }
        return new UserFound(
                request.requestId(),
                request.username(),
                sealed(request),
                request.sessionSeconds(),
                request.intent(),
                request.replyKey());
    }

    private Event unknown(AuthRequested request, UserRef user) {
        if (request.intent() == Intent.LOGIN) {
            return refused(request, user, Step.LOGIN);
        }
        return new UserNotFound(
                request.requestId(),
                request.username(),
                sealed(request),
                request.sessionSeconds(),
                request.intent(),
                request.replyKey());
    }

    private static Event refused(AuthRequested request, UserRef user, Step step) {
        return new AuthFailed(request.requestId(), user, step, FailureCode.NOT_AUTHORIZED);
    }

    private Password.SealedCopies sealed(AuthRequested request) {
        return request.password() instanceof Password.Plain plain
                ? sealer.seal(request.requestId(), request.username(), plain.secret(), request.replyKey())
                : (Password.SealedCopies) request.password();
    }
}
