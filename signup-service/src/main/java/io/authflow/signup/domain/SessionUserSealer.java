package io.authflow.signup.domain;

import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.UserNotFound;
import io.authflow.contracts.sealing.SealContext;
import io.authflow.contracts.sealing.Sealer;
import io.authflow.contracts.sealing.SealingException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Seals the immutable name of a new user to logout-service, which signs out the user by this name. */
public final class SessionUserSealer {
    private final Sealer sealer;
    private final Duration life;
    private final InstantSource clock;

    /** @param life how long logout-service can open the name; at least the longest session, one day */
    public SessionUserSealer(Sealer sealer, Duration life, InstantSource clock) {
        this.sealer = sealer;
        this.life = life;
        this.clock = clock;
    }

    /**
     * Checks that logout-service has a key.
     *
     * @throws SealingException if there is no key
     */
    void requireKey() {
        sealer.requireKeyOf(SealContext.LOGOUT);
    }

    /**
     * Seals the name of a user. The user already exists, so this method never fails. It returns null if the name is
     * missing or cannot be sealed.
     */
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
