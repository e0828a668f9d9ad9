package io.authflow.localcognito.account;

import io.authflow.localcognito.settings.Secret;
import java.util.Optional;

/** Where pool keys and client secrets outlive the process, by name. */
public interface SecretStore {

    Optional<Secret> find(String name);

    void save(String name, Secret secret);

    /** One that keeps nothing. */
    static SecretStore none() {
        return NoSecretStore.NONE;
    }
}
