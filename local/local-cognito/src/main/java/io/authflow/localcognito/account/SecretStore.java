package io.authflow.localcognito.account;

import io.authflow.localcognito.settings.Secret;
import java.util.Optional;

/** Stores pool keys and client secrets by name, so that they outlive the process. */
public interface SecretStore {

    Optional<Secret> find(String name);

    void save(String name, Secret secret);

    /** Returns a store that keeps nothing. */
    static SecretStore none() {
        return NoSecretStore.NONE;
    }
}
