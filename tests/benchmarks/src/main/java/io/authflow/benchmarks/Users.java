package io.authflow.benchmarks;

import io.authflow.cognito.CognitoSettings;
import io.authflow.cognito.SecretHash;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Users that exist before the load begins, so that every flow takes the login branch. */
record Users(int count, String password) {

    /** The user of that request; so many that one user's requests are far apart. */
    String name(int number) {
        return "bench-" + number % count + "@example.com";
    }

    /** Makes and confirms them all. */
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
