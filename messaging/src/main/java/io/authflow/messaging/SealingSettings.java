package io.authflow.messaging;

import io.authflow.contracts.sealing.JweOpener;
import io.authflow.contracts.sealing.JweSealer;
import io.authflow.contracts.sealing.Opener;
import io.authflow.contracts.sealing.Sealer;
import io.authflow.contracts.sealing.SealingKeys;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys that secrets are sealed with, each a JWK set or the path of a file that holds one. A service gives those that it
 * uses.
 *
 * @param publicKeys keys of all the services that secrets are sealed to
 * @param privateKeys keys of this service
 */
@ConfigurationProperties("authflow.sealing")
public record SealingSettings(
        @Nullable String publicKeys, @Nullable String privateKeys) {

    /** @throws RuntimeException that says what to set, if the public keys are missing or no keys */
    public Sealer sealer() {
        return new JweSealer(SealingKeys.load(required(publicKeys, "public-keys", "of every service")));
    }

    /** @throws RuntimeException that says what to set, if the private keys are missing or no keys */
    public Opener opener(InstantSource clock) {
        return new JweOpener(SealingKeys.load(required(privateKeys, "private-keys", "of this service")), clock);
    }

    private static String required(@Nullable String keys, String name, String whose) {
        return RequiredSetting.of(
                "authflow.sealing." + name, keys, "a JWK set with the keys " + whose + ", or the path of its file");
    }

    @Override
    public String toString() {
        return "SealingSettings[publicKeys=***, privateKeys=***]";
    }
}
