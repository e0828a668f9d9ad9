package io.authflow.check.web;

import io.authflow.sealing.SealingKeys;
import io.authflow.sealing.boot.SealingSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the public keys to which clients seal passwords. These are the current key of signup-service and the current
 * key of login-service.
 */
@RestController
class PublishedKeys {
    /** The path of the key set. RFC 8615 defines the prefix {@code /.well-known/}. */
    static final String PATH = "/.well-known/authflow/jwks.json";
    /** The media type of a JWK set, RFC 7517, section 8.5.2. */
    static final String MEDIA_TYPE = "application/jwk-set+json";

    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private final Supplier<SealingKeys> keys;
    private final InstantSource clock;

    PublishedKeys(SealingSettings settings, InstantSource clock) {
        this.keys = settings.currentPublicKeys(clock);
        this.clock = clock;
    }

    @GetMapping(path = PATH, produces = MEDIA_TYPE)
    ResponseEntity<String> keySet() {
        SealingKeys current = keys.get().of(SealingKeys.AUDIENCES_OF_REQUESTS).activeAt(clock.instant());
        return ResponseEntity.ok().cacheControl(CACHE).body(current.toPublicJson());
    }
}
