package io.authflow.e2e.rotation;

import io.authflow.cli.keys.PublicKeySet;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.Password;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.PasswordSealer;
import io.authflow.sealing.SealingKeys;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;

/** Makes sealed requests as a client does. It fetches the keys from check-service again every second. */
final class SealingClient {
    private static final Duration FETCH = Duration.ofSeconds(1);
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI keySet;
    private final SecureRandom random = new SecureRandom();
    private final Set<String> used = new TreeSet<>();
    private SealingKeys keys;
    private Instant fetchedAt;

    SealingClient(URI keySet) {
        this.keySet = keySet;
        this.keys = fetch();
        this.fetchedAt = Instant.now();
    }

    synchronized AuthRequested request(String username, String password, int seconds) {
        Instant now = Instant.now();
        if (now.isAfter(fetchedAt.plus(FETCH))) {
            keys = fetch();
            fetchedAt = now;
        }
        used.addAll(keys.ids());
        RequestId id = RequestId.create(now, random);
        Password sealed = new PasswordSealer(new JweSealer(keys), LIFE, InstantSource.system())
                .seal(id, username, new Secret(password), null);
        return new AuthRequested(id, username, sealed, seconds);
    }

    /** The ids of the keys that it sealed to. */
    synchronized Set<String> used() {
        return Set.copyOf(used);
    }

    private SealingKeys fetch() {
        return PublicKeySet.read(keySet.toString(), TIMEOUT, Instant.now());
    }
}
