package io.authflow.cognito.boot;

import io.authflow.cognito.CallLimits;
import io.authflow.cognito.CognitoSettings;
import io.authflow.contracts.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The user pool, as {@code authflow.cognito.*}; see {@link CognitoSettings} for what each means.
 *
 * @param limits bounds of each call
 */
@ConfigurationProperties("authflow.cognito")
public record CognitoProperties(
        @Nullable String region,
        @Nullable String userPoolId,
        @Nullable String clientId,
        @Nullable Secret clientSecret,
        @Nullable URI endpointOverride,
        boolean standIn,
        boolean caseSensitive,
        @DefaultValue Limits limits) {

    /** See {@link CallLimits}. */
    public record Limits(
            @DefaultValue("2s") Duration attemptTimeout,
            @DefaultValue("15s") Duration callTimeout,
            @DefaultValue("3") int retries,
            @DefaultValue("1s") Duration retryBaseDelay,
            @DefaultValue("8s") Duration retryMaxDelay,
            @DefaultValue("64") int maxConnections) {}

    CognitoSettings settings() {
        return new CognitoSettings(
                required(region, "region"),
                required(userPoolId, "user-pool-id"),
                required(clientId, "client-id"),
                clientSecret,
                endpointOverride,
                standIn,
                caseSensitive,
                new CallLimits(
                        limits.attemptTimeout,
                        limits.callTimeout,
                        limits.retries,
                        limits.retryBaseDelay,
                        limits.retryMaxDelay,
                        limits.maxConnections));
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("authflow.cognito." + name + " is not set. Set AUTHFLOW_COGNITO_"
                    + name.toUpperCase(Locale.ROOT).replace('-', '_') + ".");
        }
        return value;
    }
}
