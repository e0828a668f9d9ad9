package io.authflow.localcognito;

import io.authflow.localcognito.settings.ClientCredentials;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ids that other programs, such as Compose services, already use. Null stands for an id that this server may choose.
 */
record ProvidedIds(@Nullable String poolId, @Nullable ClientCredentials credentials) {

    static ProvidedIds none() {
        return new ProvidedIds(null, null);
    }

    Optional<String> pool() {
        return Optional.ofNullable(poolId);
    }

    Optional<ClientCredentials> client() {
        return Optional.ofNullable(credentials);
    }
}
