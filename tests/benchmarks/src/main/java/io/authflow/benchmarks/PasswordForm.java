package io.authflow.benchmarks;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.Password;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.SealContext.Purpose;
import io.authflow.sealing.Sealer;
import java.time.Duration;
import java.time.Instant;

/** Form in which a request carries its password. */
@FunctionalInterface
interface PasswordForm {
    Duration LIFE = Duration.ofHours(1);

    Password of(RequestId id, String username, Secret password);

    /** The password in clear. */
    static PasswordForm plain() {
        return (id, username, password) -> new Password.Plain(password);
    }

    /** The password sealed by the client, as outside a local run. Then check-service seals nothing. */
    static PasswordForm sealed(Sealer sealer) {
        return (id, username, password) -> new Password.SealedCopies(
                sealer.seal(
                        password, context("signup", id, username), Instant.now().plus(LIFE)),
                sealer.seal(
                        password, context("login", id, username), Instant.now().plus(LIFE)));
    }

    private static SealContext context(String audience, RequestId id, String username) {
        return new SealContext(audience, Purpose.PASSWORD, id, username);
    }
}
