package io.authflow.cognito;

import io.authflow.contracts.CallLease;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClientBuilder;

/**
 * Makes SDK clients. One client per service is enough, because many threads can share it. A new client opens no
 * connection and reads no credentials yet. Closing the client closes its connections. A client sends each request once,
 * and never repeats it.
 *
 * <p>Credentials come from the SDK's default chain. A stand-in for Cognito ({@link CognitoSettings#callsStandIn()}) is
 * the exception. Its client uses placeholder credentials, and ignores AWS variables and AWS files. So a real access key
 * never goes to a stand-in.
 */
public final class CognitoClients {
    private static final int COMPRESSION_THRESHOLD = 10_240;
    private static final String PLACEHOLDER = "local";

    private CognitoClients() {}

    /** Makes a client with its own connection pool. */
    public static CognitoIdentityProviderClient create(CognitoSettings settings) {
        return builder(settings).httpClientBuilder(httpClient(settings)).build();
    }

    /** Makes the builder of a client, without the HTTP client. */
    static CognitoIdentityProviderClientBuilder builder(CognitoSettings settings) {
        CognitoIdentityProviderClientBuilder builder = CognitoIdentityProviderClient.builder()
                .region(Region.of(settings.region()))
                .overrideConfiguration(oneAttempt(settings).build());
        if (settings.endpointOverride() != null) {
            builder.endpointOverride(settings.endpointOverride());
        }
        return settings.callsStandIn() ? closed(builder) : builder;
    }

    /**
     * Sets everything that the SDK would otherwise read from AWS variables and files. Such values could change the
     * endpoint or the way of calling.
     */
    private static CognitoIdentityProviderClientBuilder closed(CognitoIdentityProviderClientBuilder builder) {
        return builder.credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(PLACEHOLDER, PLACEHOLDER)))
                .fipsEnabled(false)
                .dualstackEnabled(false)
                .defaultsMode(DefaultsMode.LEGACY);
    }

    /** Makes the HTTP client. The SDK's time-out must end an attempt, so the socket's time-out is not shorter. */
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
                // Cognito accepts no compressed requests; a value here stops the SDK from reading the environment
                .compressionConfiguration(compression -> compression
                        .requestCompressionEnabled(false)
                        .minimumCompressionThresholdInBytes(COMPRESSION_THRESHOLD))
                .apiCallAttemptTimeout(limits.attemptTimeout())
                .addExecutionInterceptor(new AttemptTimeouts(limits))
                .addExecutionInterceptor(new LeaseCheck())
                .addExecutionInterceptor(new AnswerCheck());
        return settings.callsStandIn()
                ? configuration
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .defaultProfileName(PLACEHOLDER)
                : configuration;
    }

    /**
     * Checks the lease when a request is signed and ready. To renew its credentials, the SDK may have waited for
     * seconds since the call began.
     */
    private static final class LeaseCheck implements ExecutionInterceptor {
        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            CallLease.require(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        }
    }
}
