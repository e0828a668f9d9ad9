package io.authflow.sealing;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.sealing.SealContext.Purpose;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;

/** Test data: the key pairs of two services, and a password that is sealed to login-service. */
final class SealedFlow {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final Instant EXPIRY = NOW.plusSeconds(600);
    static final Secret PASSWORD = new Secret("testpassword123");
    static final SealContext CONTEXT = context("login", Purpose.PASSWORD, "request-1", "test@example.com");

    final SealingKeys login = SealingKeys.generate("login", LocalDate.of(2026, 11, 22));
    final SealingKeys signup = SealingKeys.generate("signup", LocalDate.of(2026, 11, 22));
    final Sealer sealer = new JweSealer(SealingKeys.parse(login.and(signup).toPublicJson()));
    final Opener opener = new JweOpener(login, InstantSource.fixed(NOW));

    static SealContext context(String audience, Purpose purpose, String requestId, String username) {
        return new SealContext(audience, purpose, new RequestId(requestId), username);
    }

    Sealed sealed() {
        return sealer.seal(PASSWORD, CONTEXT, EXPIRY);
    }
}
