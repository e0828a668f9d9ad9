package io.authflow.cognito;

import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClientBuilder;

/**
 * Makes SDK clients. One per service is enough: it is safe for use by many threads. Making one opens no connection and asks
 * for no credentials. Closing the client closes its connections.
 *
 * <p>Credentials come from the SDK's default chain, except towards a stand-in ({@link CognitoSettings#callsStandIn()}): it
 * gets placeholder credentials whatever the environment holds, so that a real access key never goes to it.
 */
public final class CognitoClients {
    private static final String PLACEHOLDER = "local";

    private CognitoClients() {}

    /** @param interceptors told of every attempt */
    public static CognitoIdentityProviderClient create(CognitoSettings settings, ExecutionInterceptor... interceptors) {
        CognitoIdentityProviderClientBuilder builder = CognitoIdentityProviderClient.builder()
                .region(Region.of(settings.region()))
                .httpClient(httpClient(settings))
                .overrideConfiguration(bounds(settings.limits(), List.of(interceptors)));
        if (settings.endpointOverride() != null) {
            builder.endpointOverride(settings.endpointOverride());
        }
        if (settings.callsStandIn()) {
            builder.credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(PLACEHOLDER, PLACEHOLDER)));
        }
        return builder.build();
    }

    private static SdkHttpClient httpClient(CognitoSettings settings) {
        CallLimits limits = settings.limits();
        Apache5HttpClient.Builder builder = Apache5HttpClient.builder()
                .maxConnections(limits.maxConnections())
                .connectionTimeout(limits.attemptTimeout())
                .connectionAcquisitionTimeout(limits.attemptTimeout())
                .socketTimeout(limits.attemptTimeout());
        if (settings.callsStandIn()) {
            builder.proxyConfiguration(ProxyConfiguration.builder()
                    .useSystemPropertyValues(false)
                    .useEnvironmentVariableValues(false)
                    .build());
        }
        return builder.build();
    }

    private static ClientOverrideConfiguration bounds(CallLimits limits, List<ExecutionInterceptor> interceptors) {
        return ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(limits.attemptTimeout())
                .apiCallTimeout(limits.callTimeout())
                .retryStrategy(retries(limits))
                .executionInterceptors(interceptors)
                .build();
    }

    private static StandardRetryStrategy retries(CallLimits limits) {
        BackoffStrategy fullJitter = BackoffStrategy.exponentialDelay(limits.retryBaseDelay(), limits.retryMaxDelay());
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(limits.retries() + 1)
                .backoffStrategy(fullJitter)
                .throttlingBackoffStrategy(fullJitter)
                .build();
    }
}
