package io.authflow.benchmarks;

import io.authflow.cognito.CognitoSettings;
import io.authflow.cognito.SecretHash;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Users that exist before the load begins, so that every flow takes the login branch. */
record Users(int count, String password) {

    /** Returns the user for a request number. Requests of one user are as far apart as there are users. */
    String name(int number) {
        return "bench-" + number % count + "@example.com";
    }

    /** Signs up and confirms all users. */
    void create(CognitoIdentityProviderClient client, CognitoSettings settings) {
        SecretHash hash = new SecretHash(settings.clientId(), settings.clientSecret());
        IntStream.range(0, count).parallel().mapToObj(this::name).forEach(name -> {
            client.signUp(request -> request.clientId(settings.clientId())
                    .secretHash(hash.of(name))
                    .username(name)
                    .password(password));
            client.adminConfirmSignUp(
                    request -> request.userPoolId(settings.userPoolId()).username(name));
        });
    }
}
