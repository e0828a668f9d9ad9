package io.authflow.sealing.boot;

import io.authflow.sealing.JweOpener;
import io.authflow.sealing.Opener;
import io.authflow.sealing.Sealer;
import io.authflow.sealing.SealingKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys that secrets are sealed with, each a JWK set or the path of a file that holds one. A service gives those that it
 * uses. What changes in a file counts without a restart.
 *
 * @param publicKeys JWK set, or the path of its file, with the public keys of all services (public.json); required in
 *     check-service and login-service
 * @param privateKeys JWK set, or the path of its file, with the private keys of this service (signup.json, login.json or
 *     logout.json); required in those three
 * @param reload how often the files are looked at, 100 ms or more
 */
@ConfigurationProperties("authflow.sealing")
public record SealingSettings(
        @Nullable String publicKeys,
        @Nullable String privateKeys,
        @DefaultValue("10s") Duration reload) {
    private static final Duration RELOAD_MIN = Duration.ofMillis(100);

    public SealingSettings {
        if (reload.compareTo(RELOAD_MIN) < 0) {
            throw new IllegalArgumentException(
                    "authflow.sealing.reload is below " + RELOAD_MIN.toMillis()
                            + " ms. Set AUTHFLOW_SEALING_RELOAD to how often the files of keys are to be looked at, such as 10s.");
        }
    }

    /**
     * Seals to the newest key of each audience whose time has come.
     *
     * @throws RuntimeException that says what to set, if the public keys are missing or no keys
     */
    public Sealer sealer(InstantSource clock) {
        return new ReloadingSealer(currentPublicKeys(clock), clock);
    }

    /** @throws RuntimeException that says what to set, if the private keys are missing or no keys */
    public Opener opener(InstantSource clock) {
        String given = required(privateKeys, "private-keys", "of this service");
        return isJson(given)
                ? new JweOpener(SealingKeys.parse(given), clock)
                : new ReloadingOpener(
                        new ReloadedKeys(Path.of(given.strip()), SealingKeys::requirePrivate, reload, clock), clock);
    }

    /**
     * All public keys as they are when asked for, those whose time is still to come too.
     *
     * @throws RuntimeException that says what to set, if the public keys are missing or no keys
     */
    public Supplier<SealingKeys> currentPublicKeys(InstantSource clock) {
        String given = required(publicKeys, "public-keys", "of every service");
        if (isJson(given)) {
            SealingKeys keys = SealingKeys.parse(given);
            return () -> keys;
        }
        return new ReloadedKeys(Path.of(given.strip()), keys -> keys, reload, clock);
    }

    private static boolean isJson(String jsonOrPath) {
        return jsonOrPath.strip().startsWith("{");
    }

    private static String required(@Nullable String keys, String name, String whose) {
        if (keys == null || keys.isBlank()) {
            throw new IllegalArgumentException("authflow.sealing." + name + " is not set. Set AUTHFLOW_SEALING_"
                    + name.toUpperCase(Locale.ROOT).replace('-', '_') + " to a JWK set with the keys " + whose
                    + ", or the path of its file.");
        }
        return keys;
    }

    @Override
    public String toString() {
        return "SealingSettings[publicKeys=***, privateKeys=***, reload=" + reload + "]";
    }
}
