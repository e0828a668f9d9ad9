package io.authflow.cognito;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClientBuilder;

/**
 * Makes SDK clients. One per service is enough: it is safe for use by many threads. Making one opens no connection and asks
 * for no credentials. Closing the client closes its connections. A client sends each request once, never again by itself.
 *
 * <p>Credentials come from the SDK's default chain, except towards a stand-in ({@link CognitoSettings#callsStandIn()}): it
 * gets placeholder credentials whatever the environment holds, so that a real access key never goes to it, and nothing else of what
 * the environment and the files of AWS say.
 */
public final class CognitoClients {
    private static final int COMPRESSION_THRESHOLD = 10_240;
    private static final String PLACEHOLDER = "local";

    private CognitoClients() {}

    /** A client with a connection pool of its own. */
    public static CognitoIdentityProviderClient create(CognitoSettings settings) {
        return builder(settings).httpClientBuilder(httpClient(settings)).build();
    }

    /** All but the HTTP client. */
    static CognitoIdentityProviderClientBuilder builder(CognitoSettings settings) {
        CognitoIdentityProviderClientBuilder builder = CognitoIdentityProviderClient.builder()
                .region(Region.of(settings.region()))
                .overrideConfiguration(oneAttempt(settings).build());
        if (settings.endpointOverride() != null) {
            builder.endpointOverride(settings.endpointOverride());
        }
        return settings.callsStandIn() ? closed(builder) : builder;
    }

    /** What these leave open, the SDK would take from variables and files of AWS, and call another endpoint in another way. */
    private static CognitoIdentityProviderClientBuilder closed(CognitoIdentityProviderClientBuilder builder) {
        return builder.credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(PLACEHOLDER, PLACEHOLDER)))
                .fipsEnabled(false)
                .dualstackEnabled(false)
                .defaultsMode(DefaultsMode.LEGACY);
    }

    /** The SDK's time-out ends an attempt, so the socket's is no shorter. */
    private static SdkHttpClient.Builder<?> httpClient(CognitoSettings settings) {
        CallLimits limits = settings.limits();
        Duration connecting = limits.connecting();
        Apache5HttpClient.Builder builder = Apache5HttpClient.builder()
                .maxConnections(limits.maxConnections())
                .connectionTimeout(connecting)
                .connectionAcquisitionTimeout(connecting)
                .socketTimeout(limits.longest());
        if (settings.callsStandIn()) {
            builder.proxyConfiguration(ProxyConfiguration.builder()
                    .useSystemPropertyValues(false)
                    .useEnvironmentVariableValues(false)
                    .build());
        }
        return builder;
    }

    private static ClientOverrideConfiguration.Builder oneAttempt(CognitoSettings settings) {
        CallLimits limits = settings.limits();
        ClientOverrideConfiguration.Builder configuration = ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                // Cognito takes no compressed request; said here, it is not looked for in the environment
                .compressionConfiguration(compression -> compression
                        .requestCompressionEnabled(false)
                        .minimumCompressionThresholdInBytes(COMPRESSION_THRESHOLD))
                .apiCallAttemptTimeout(limits.attemptTimeout())
                .addExecutionInterceptor(new AttemptTimeouts(limits))
                .addExecutionInterceptor(new AnswerCheck());
        return settings.callsStandIn()
                ? configuration
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .defaultProfileName(PLACEHOLDER)
                : configuration;
    }
}
