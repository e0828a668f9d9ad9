package io.authflow.sealing;

import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.Password;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Seals the password of a request to signup-service and login-service. A Java client needs only this class, the public
 * keys and a Kafka producer.
 */
public final class PasswordSealer {
    private static final String SIGNUP = "signup";
    private static final String LOGIN = "login";

    private final Sealer sealer;
    private final Duration life;
    private final InstantSource clock;

    /**
     * @param life how long the password can be opened, above zero; choose at least the time that a request may wait in
     *     Kafka
     * @throws IllegalArgumentException if the life is not above zero
     */
    public PasswordSealer(Sealer sealer, Duration life, InstantSource clock) {
        if (life.isNegative() || life.isZero()) {
            throw new IllegalArgumentException("The life of a sealed password is above zero.");
        }
        this.sealer = sealer;
        this.life = life;
        this.clock = clock;
    }

    /**
     * Seals a password for one request.
     *
     * @param requestId the id of the request
     * @param username the exact user name of the request
     * @param replyKey the reply key of the request, if it names one
     */
    public Password.SealedCopies seal(
            RequestId requestId, String username, Secret password, @Nullable ReplyKey replyKey) {
        Instant expiresAt = clock.instant().plus(life);
        return new Password.SealedCopies(
                copy(SealContext.password(SIGNUP, requestId, username, replyKey), password, expiresAt),
                copy(SealContext.password(LOGIN, requestId, username, replyKey), password, expiresAt));
    }

    private Sealed copy(SealContext context, Secret password, Instant expiresAt) {
        return sealer.seal(password, context, expiresAt);
    }
}
