package io.authflow.localcognito;

import io.authflow.localcognito.settings.ClientCredentials;
import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.PoolSettings;

/**
 * The Cognito of the local run, with one pool "authflow" and one client with a secret. The pool has plain user names
 * that are case-insensitive, and declares {@code custom:authflow_ref}. A password needs 8 characters with a lower-case
 * letter and a digit.
 */
public record LocalRun(LocalCognito cognito, String userPoolId, ClientCredentials client) implements AutoCloseable {
    static final String CLIENT_NAME = "authflow";

    public static LocalRun start(LocalCognitoSettings settings) {
        return started(LocalCognito.start(settings), ProvidedIds.none());
    }

    static LocalRun start(LocalCognitoSettings settings, ProvidedIds ids) {
        return started(LocalCognito.start(settings), ids);
    }

    private static LocalRun started(LocalCognito cognito, ProvidedIds ids) {
        try {
            return prepared(cognito, ids);
        } catch (RuntimeException e) {
            cognito.close();
            throw e;
        }
    }

    private static LocalRun prepared(LocalCognito cognito, ProvidedIds ids) {
        PoolSettings pool = PoolSettings.localRun();
        String poolId = ids.pool().map(id -> cognito.createPool(pool, id)).orElseGet(() -> cognito.createPool(pool));
        ClientSettings client = ClientSettings.withSecret(CLIENT_NAME);
        ClientCredentials credentials = ids.client()
                .map(given -> cognito.createClient(poolId, client, given))
                .orElseGet(() -> cognito.createClient(poolId, client));
        return new LocalRun(cognito, poolId, credentials);
    }

    @Override
    public void close() {
        cognito.close();
    }
}
