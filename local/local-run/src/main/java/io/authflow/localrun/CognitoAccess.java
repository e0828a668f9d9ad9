package io.authflow.localrun;

import io.authflow.contracts.Secret;
import io.authflow.localcognito.LocalRun;
import io.authflow.localcognito.settings.ClientCredentials;
import java.net.URI;

/**
 * The user pool that the services of a run call.
 *
 * @param endpoint of a local Cognito
 * @param region any AWS region where the endpoint is a local Cognito
 * @param userPoolId id of the pool
 * @param clientId id of the app client
 * @param clientSecret secret of the app client
 */
public record CognitoAccess(URI endpoint, String region, String userPoolId, String clientId, Secret clientSecret) {
    /** The pool of a local Cognito, which several runs may share. */
    public static CognitoAccess of(LocalRun local) {
        ClientCredentials client = local.client();
        return new CognitoAccess(
                local.cognito().endpoint(),
                local.userPoolId().substring(0, local.userPoolId().indexOf('_')),
                local.userPoolId(),
                client.clientId(),
                new Secret(client.secret().orElseThrow().reveal()));
    }
}
