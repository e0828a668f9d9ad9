package io.authflow.e2e.environment;

import io.authflow.localrun.CognitoAccess;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;

/** Makes users of each kind, with direct calls to the pool. */
public final class PoolUsers {
    private static final String HMAC = "HmacSHA256";

    private final CognitoAccess access;

    public PoolUsers(CognitoAccess access) {
        this.access = access;
    }

    /** A user who can log in. */
    public void confirmed(String username, String password) {
        confirmed(List.of(username), password);
    }

    /** Users who can log in, all with that password. */
    public void confirmed(Collection<String> usernames, String password) {
        call(client -> usernames.forEach(username -> {
            signUp(client, username, password);
            confirm(client, username);
        }));
    }

    /** A user who signed up, and has not confirmed it. */
    public void unconfirmed(String username, String password) {
        call(client -> signUp(client, username, password));
    }

    /** A user whom an administrator has locked out. */
    public void disabled(String username, String password) {
        confirmed(username, password);
        call(client -> client.adminDisableUser(
                request -> request.userPoolId(access.userPoolId()).username(username)));
    }

    /** A user whom an administrator has made, and who has to choose a new password first. */
    public void invited(String username, String password) {
        call(client -> client.adminCreateUser(request -> request.userPoolId(access.userPoolId())
                .username(username)
                .temporaryPassword(password)
                .messageAction(MessageActionType.SUPPRESS)));
    }

    private void signUp(CognitoIdentityProviderClient client, String username, String password) {
        client.signUp(request -> request.clientId(access.clientId())
                .secretHash(secretHash(username))
                .username(username)
                .password(password));
    }

    private void confirm(CognitoIdentityProviderClient client, String username) {
        client.adminConfirmSignUp(
                request -> request.userPoolId(access.userPoolId()).username(username));
    }

    private void call(Consumer<CognitoIdentityProviderClient> call) {
        try (CognitoIdentityProviderClient client = client()) {
            call.accept(client);
        }
    }

    private CognitoIdentityProviderClient client() {
        return CognitoIdentityProviderClient.builder()
                .endpointOverride(access.endpoint())
                .region(Region.of(access.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
    }

    private String secretHash(String username) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(access.clientSecret().reveal().getBytes(StandardCharsets.UTF_8), HMAC));
            byte[] hash = mac.doFinal((username + access.clientId()).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
