package io.authflow.localcognito.account;

import io.authflow.localcognito.settings.Secret;
import java.util.Optional;

enum NoSecretStore implements SecretStore {
    NONE;

    @Override
    public Optional<Secret> find(String name) {
        return Optional.empty();
    }

    @Override
    public void save(String name, Secret secret) {}
}
