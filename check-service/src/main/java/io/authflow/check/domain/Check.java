package io.authflow.check.domain;

import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.UserFound;
import io.authflow.contracts.event.UserNotFound;
import io.authflow.contracts.sealing.SealContext;
import io.authflow.contracts.sealing.SealContext.Purpose;
import io.authflow.contracts.sealing.Sealer;
import java.time.Duration;
import java.time.InstantSource;

/** Tells by the type of the next event whether the user exists. A password in clear leaves it sealed. */
public final class Check {
    /** How long a password that came in clear stays openable. */
    public static final Duration PASSWORD_LIFE_DEFAULT = Duration.ofHours(24);

    private static final String SIGNUP = "signup";
    private static final String LOGIN = "login";

    private final UserDirectory users;
    private final Sealer sealer;
    private final Duration passwordLife;
    private final InstantSource clock;

    /** @param passwordLife how long a password sealed here can be opened; at least the time that a record may wait in Kafka */
    public Check(UserDirectory users, Sealer sealer, Duration passwordLife, InstantSource clock) {
        if (passwordLife.isNegative() || passwordLife.isZero()) {
            throw new IllegalArgumentException("The life of a sealed password is above zero.");
        }
        this.users = users;
        this.sealer = sealer;
        this.passwordLife = passwordLife;
        this.clock = clock;
    }

    /** @throws io.authflow.contracts.StepException if it cannot be told now whether the user exists */
    public Event check(AuthRequested request) {
        boolean exists = users.exists(request.username());
        Password.SealedCopies password = sealed(request);
        return exists
                ? new UserFound(request.requestId(), request.username(), password, request.sessionSeconds())
                : new UserNotFound(request.requestId(), request.username(), password, request.sessionSeconds());
    }

    private Password.SealedCopies sealed(AuthRequested request) {
        if (request.password() instanceof Password.Plain plain) {
            return new Password.SealedCopies(
                    seal(plain.secret(), SIGNUP, request), seal(plain.secret(), LOGIN, request));
        }
        return (Password.SealedCopies) request.password();
    }

    private Sealed seal(Secret secret, String audience, AuthRequested request) {
        SealContext context = new SealContext(audience, Purpose.PASSWORD, request.requestId(), request.username());
        return sealer.seal(secret, context, clock.instant().plus(passwordLife));
    }
}
