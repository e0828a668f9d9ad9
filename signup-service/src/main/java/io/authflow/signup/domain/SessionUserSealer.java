package io.authflow.signup.domain;

import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.UserNotFound;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.Sealer;
import io.authflow.sealing.SealingException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Seals the immutable name of a new user to logout-service, which signs that user out. */
public final class SessionUserSealer {
    private final Sealer sealer;
    private final Duration life;
    private final InstantSource clock;

    /** @param life how long logout-service can open the name; at least the longest session */
    public SessionUserSealer(Sealer sealer, Duration life, InstantSource clock) {
        this.sealer = sealer;
        this.life = life;
        this.clock = clock;
    }

    /** @throws SealingException if there is no key to seal to */
    void requireKey() {
        sealer.requireKeyOf(SealContext.LOGOUT);
    }

    /** The user is created by then, so this does not fail: a name that cannot be sealed is left out. */
    @Nullable
    Sealed seal(@Nullable Secret name, UserNotFound event) {
        SealContext context = SealContext.sessionUser(event.requestId(), event.username());
        try {
            return name == null
                    ? null
                    : sealer.seal(name, context, clock.instant().plus(life));
        } catch (SealingException noKey) {
            return null;
        }
    }
}
