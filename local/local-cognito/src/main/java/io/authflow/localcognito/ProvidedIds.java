package io.authflow.localcognito;

import io.authflow.localcognito.settings.ClientCredentials;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ids that others, such as Compose services, have been told already. */
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
