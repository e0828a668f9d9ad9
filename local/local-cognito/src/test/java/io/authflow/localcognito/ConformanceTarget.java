package io.authflow.localcognito;

import io.authflow.localcognito.settings.ClientCredentials;
import io.authflow.localcognito.settings.Secret;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClientBuilder;

/**
 * The pool that the conformance suite calls. By default the suite starts a local Cognito. To choose another pool, set
 * the system properties {@code authflow.conformance.region}, {@code .user-pool-id}, {@code .client-id} and optionally
 * {@code .endpoint}. The variable AUTHFLOW_CONFORMANCE_CLIENT_SECRET then holds the client's secret, and the SDK finds
 * the credentials. That pool must be case-insensitive, with plain user names. Its client must have a secret,
 * PreventUserExistenceErrors and both flows.
 */
record ConformanceTarget(TestingClient client, Runnable stop) implements AutoCloseable {
    private static final String PREFIX = "authflow.conformance.";

    static ConformanceTarget find() {
        return property("user-pool-id").map(ConformanceTarget::named).orElseGet(ConformanceTarget::local);
    }

    private static ConformanceTarget local() {
        LocalRun run = LocalRun.start(LocalCognitoSettings.inMemory());
        return new ConformanceTarget(TestingClient.of(run), run::close);
    }

    private static ConformanceTarget named(String poolId) {
        Secret secret = new Secret(System.getenv("AUTHFLOW_CONFORMANCE_CLIENT_SECRET"));
        ClientCredentials credentials =
                new ClientCredentials(property("client-id").orElseThrow(), secret);
        CognitoIdentityProviderClientBuilder sdk = CognitoIdentityProviderClient.builder()
                .region(Region.of(property("region").orElse("us-east-1")))
                .httpClientBuilder(Apache5HttpClient.builder())
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.standardRetryStrategy()));
        property("endpoint").map(URI::create).ifPresent(sdk::endpointOverride);
        return new ConformanceTarget(new TestingClient(sdk.build(), poolId, credentials), () -> {});
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(PREFIX + name));
    }

    @Override
    public void close() {
        client.close();
        stop.run();
    }
}
