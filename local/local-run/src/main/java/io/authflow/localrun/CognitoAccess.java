package io.authflow.localrun;

import io.authflow.contracts.Secret;
import io.authflow.localcognito.LocalRun;
import io.authflow.localcognito.settings.ClientCredentials;
import java.net.URI;

/**
 * Address of the user pool that the services of a run call, with the credentials of its app client.
 *
 * @param endpoint of a local Cognito
 * @param region any AWS region, if the endpoint is a local Cognito
 * @param userPoolId id of the pool
 * @param clientId id of the app client
 * @param clientSecret secret of the app client
 */
public record CognitoAccess(URI endpoint, String region, String userPoolId, String clientId, Secret clientSecret) {
    /** Returns the access to the pool of a local Cognito. Several runs may share one pool. */
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
