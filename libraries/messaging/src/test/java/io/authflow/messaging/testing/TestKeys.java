package io.authflow.messaging.testing;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.Password;
import io.authflow.sealing.JweOpener;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.SealContext.Purpose;
import io.authflow.sealing.SealingKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sealing keys of all services, for the test's clients and for every service. */
public final class TestKeys {
    private static final Duration LIFE = Duration.ofHours(1);

    private final Map<String, SealingKeys> byAudience = SealingKeys.AUDIENCES.stream()
            .collect(Collectors.toMap(
                    Function.identity(), audience -> SealingKeys.generate(audience, LocalDate.of(2026, 1, 1))));
    private final JweSealer sealer = new JweSealer(SealingKeys.parse(publicJson()));

    /** Returns the settings of a service that seals to all services and opens values sealed to this audience. */
    public List<String> arguments(String audience) {
        return List.of(
                "--authflow.sealing.public-keys=" + publicJson(),
                argumentsToOpen(audience).get(0));
    }

    /** The settings of a service that seals nothing, and opens what is sealed to this audience. */
    public List<String> argumentsToOpen(String audience) {
        return List.of(
                "--authflow.sealing.private-keys=" + byAudience.get(audience).toPrivateJson());
    }

    /** Seals a password as a client does. */
    public Password.SealedCopies password(String requestId, String username, String password) {
        return new Password.SealedCopies(
                seal(password, "signup", Purpose.PASSWORD, requestId, username),
                seal(password, "login", Purpose.PASSWORD, requestId, username));
    }

    public Sealed seal(String secret, String audience, Purpose purpose, String requestId, String username) {
        return sealer.seal(
                new Secret(secret),
                new SealContext(audience, purpose, new RequestId(requestId), username),
                Instant.now().plus(LIFE));
    }

    /** Opens a value that is sealed to the audience. */
    public String open(Sealed sealed, String audience, Purpose purpose, String requestId, String username) {
        return new JweOpener(byAudience.get(audience), InstantSource.system())
                .open(sealed, new SealContext(audience, purpose, new RequestId(requestId), username))
                .reveal();
    }

    public String publicJson() {
        return byAudience.values().stream()
                .reduce(SealingKeys::and)
                .orElseThrow()
                .toPublicJson();
    }
}
