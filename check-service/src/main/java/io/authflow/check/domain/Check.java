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

/**
 * Decides whether the flow goes on to login-service or to signup-service, by whether the user exists. It seals a
 * password that came in clear.
 */
public final class Check {
    /** How long, by default, a password can be opened that came in clear and was sealed here. */
    public static final Duration PASSWORD_LIFE_DEFAULT = Duration.ofHours(24);

    private final UserDirectory users;
    private final PasswordSealer sealer;

    /**
     * @param passwordLife how long a password that is sealed here can be opened; at least the time that a record may
     *     wait in Kafka
     */
    public Check(UserDirectory users, Sealer sealer, Duration passwordLife, InstantSource clock) {
        this.users = users;
        this.sealer = new PasswordSealer(sealer, passwordLife, clock);
    }

    /**
     * Returns the event that follows a request. If the user's existence contradicts the intent, this is
     * {@code auth.failed.v1} with {@code NOT_AUTHORIZED}. Its step is the one that the intent names. So an unknown user
     * and a wrong password have the same answer.
     *
     * @param user the user that the request names
     * @throws io.authflow.contracts.StepException if it is not known now whether the user exists
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
