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

/** The keys that publishers seal a password to: the current one of signup and the current one of login, public parts only. */
@RestController
class PublishedKeys {
    /** By convention below {@code /.well-known/}, see RFC 8615. */
    static final String PATH = "/.well-known/authflow/jwks.json";
    /** See RFC 7517, section 8.5.2. */
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
