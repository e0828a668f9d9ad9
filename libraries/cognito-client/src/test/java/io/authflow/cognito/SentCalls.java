package io.authflow.cognito;

import io.authflow.cognito.quota.InstanceQuotas;
import io.authflow.cognito.quota.QuotaSettings;
import io.authflow.cognito.quota.VirtualNanoClock;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Makes calls of all operations through the real SDK and an HTTP client of the test. */
final class SentCalls {
    private static final String POOL = "eu-central-1_AbCdEf123";

    private SentCalls() {}

    static CognitoIdentityProviderClient client(TestingHttpClient http) {
        return CognitoClients.builder(
                        new CognitoSettings("eu-central-1", POOL, "client", null, URI.create("http://localhost:1")))
                .httpClient(http)
                .build();
    }

    static CognitoCalls calls(CognitoIdentityProviderClient client) {
        return new CognitoCalls(client, new InstanceQuotas(QuotaSettings.off(), new VirtualNanoClock()));
    }

    static Object send(CognitoCalls calls, CognitoOperation operation) {
        return calls.call(operation, client -> send(client, operation));
    }

    static Object send(CognitoIdentityProviderClient client, CognitoOperation operation) {
        return switch (operation) {
            case ADMIN_GET_USER ->
                client.adminGetUser(request -> request.userPoolId(POOL).username("u"));
            case SIGN_UP ->
                client.signUp(
                        request -> request.clientId("client").username("u").password("p"));
            case ADMIN_CONFIRM_SIGN_UP ->
                client.adminConfirmSignUp(request -> request.userPoolId(POOL).username("u"));
            case INITIATE_AUTH ->
                client.initiateAuth(request -> request.clientId("client")
                        .authFlow("USER_PASSWORD_AUTH")
                        .authParameters(Map.of("USERNAME", "u", "PASSWORD", "p")));
            case ADMIN_USER_GLOBAL_SIGN_OUT ->
                client.adminUserGlobalSignOut(
                        request -> request.userPoolId(POOL).username("u"));
            case GLOBAL_SIGN_OUT -> client.globalSignOut(request -> request.accessToken("t"));
            case REVOKE_TOKEN ->
                client.revokeToken(request -> request.clientId("client").token("t"));
        };
    }
}
