package io.authflow.localcognito;

import io.authflow.localcognito.pool.SecretHash;
import io.authflow.localcognito.settings.ClientCredentials;
import io.authflow.localcognito.settings.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;

/** Calls one pool as one client, with the real SDK. */
record TestingClient(CognitoIdentityProviderClient sdk, String poolId, ClientCredentials client)
        implements AutoCloseable {
    /** Fits the strictest policy. */
    static final String PASSWORD = "Corr3ct-Horse";

    static TestingClient of(LocalCognito cognito, String poolId, ClientCredentials client) {
        return new TestingClient(sdk(cognito.endpoint()), poolId, client);
    }

    static TestingClient of(LocalRun run) {
        return of(run.cognito(), run.userPoolId(), run.client());
    }

    static CognitoIdentityProviderClient sdk(URI endpoint) {
        return CognitoIdentityProviderClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(
                        Apache5HttpClient.builder().maxConnections(64).socketTimeout(Duration.ofSeconds(60)))
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    static String newName() {
        return "user-" + UUID.randomUUID();
    }

    @Nullable
    String secretHash(String username) {
        return client.secret()
                .map(secret -> SecretHash.of(secret, username, client.clientId()))
                .orElse(null);
    }

    SignUpResponse signUp(String username, String password) {
        return signUp(username, password, Map.of());
    }

    SignUpResponse signUp(String username, String password, Map<String, String> attributes) {
        return sdk.signUp(b -> b.clientId(client.clientId())
                .secretHash(secretHash(username))
                .username(username)
                .password(password)
                .userAttributes(attributes.entrySet().stream()
                        .map(e -> attribute(e.getKey(), e.getValue()))
                        .toList()));
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }

    void confirm(String username) {
        sdk.adminConfirmSignUp(b -> b.userPoolId(poolId).username(username));
    }

    /** A confirmed user with {@link #PASSWORD}. */
    String newUser() {
        return newUser(newName());
    }

    String newUser(String name) {
        signUp(name, PASSWORD);
        confirm(name);
        return name;
    }

    /** A user who must change {@link #PASSWORD} at the first sign-in. */
    String challengedUser() {
        String name = newName();
        sdk.adminCreateUser(b -> b.userPoolId(poolId)
                .username(name)
                .temporaryPassword(PASSWORD)
                .messageAction(MessageActionType.SUPPRESS));
        return name;
    }

    InitiateAuthResponse initiateAuth(String username, String password) {
        return initiateAuth(username, password, secretHash(username));
    }

    InitiateAuthResponse initiateAuth(String username, String password, @Nullable String secretHash) {
        Map<String, String> parameters = new TreeMap<>(Map.of("USERNAME", username, "PASSWORD", password));
        if (secretHash != null) {
            parameters.put("SECRET_HASH", secretHash);
        }
        return initiateAuth(AuthFlowType.USER_PASSWORD_AUTH, parameters);
    }

    InitiateAuthResponse initiateAuth(AuthFlowType flow, Map<String, String> parameters) {
        return sdk.initiateAuth(
                b -> b.clientId(client.clientId()).authFlow(flow).authParameters(parameters));
    }

    AuthenticationResultType login(String username) {
        return initiateAuth(username, PASSWORD).authenticationResult();
    }

    AuthenticationResultType refresh(String refreshToken, String username) {
        Map<String, String> parameters = new TreeMap<>(Map.of("REFRESH_TOKEN", refreshToken));
        String hash = secretHash(username);
        if (hash != null) {
            parameters.put("SECRET_HASH", hash);
        }
        return initiateAuth(AuthFlowType.REFRESH_TOKEN_AUTH, parameters).authenticationResult();
    }

    AdminGetUserResponse adminGetUser(String username) {
        return sdk.adminGetUser(b -> b.userPoolId(poolId).username(username));
    }

    GetUserResponse getUser(String accessToken) {
        return sdk.getUser(b -> b.accessToken(accessToken));
    }

    void globalSignOut(String accessToken) {
        sdk.globalSignOut(b -> b.accessToken(accessToken));
    }

    void adminSignOut(String username) {
        sdk.adminUserGlobalSignOut(b -> b.userPoolId(poolId).username(username));
    }

    void revoke(String refreshToken) {
        String secret = client.secret().map(Secret::reveal).orElse(null);
        sdk.revokeToken(b -> b.token(refreshToken).clientId(client.clientId()).clientSecret(secret));
    }

    /** Another address, verified. */
    void changeEmail(String username, String address) {
        sdk.adminUpdateUserAttributes(b -> b.userPoolId(poolId)
                .username(username)
                .userAttributes(attribute("email", address), attribute("email_verified", "true")));
    }

    void disable(String username) {
        sdk.adminDisableUser(b -> b.userPoolId(poolId).username(username));
    }

    void enable(String username) {
        sdk.adminEnableUser(b -> b.userPoolId(poolId).username(username));
    }

    void delete(String username) {
        sdk.adminDeleteUser(b -> b.userPoolId(poolId).username(username));
    }

    @Override
    public void close() {
        sdk.close();
    }
}
