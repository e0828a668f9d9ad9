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
 * The user pool, as {@code authflow.cognito.*}, for {@link CognitoSettings}.
 *
 * @param region AWS region, such as eu-central-1; required
 * @param userPoolId id of the pool, such as eu-central-1_AbCdEf123; required
 * @param clientId id of the app client; required
 * @param clientSecret secret of the app client; left out for a client without one
 * @param endpointOverride where to call instead of AWS: https, or http to this machine or to a stand-in
 * @param standIn whether the endpoint override is a stand-in for Cognito, to which no AWS credential may go; on a loopback
 *     address it always is
 * @param caseSensitive whether the pool tells user names apart by letter case; alike in all services
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

    /**
     * For {@link CallLimits}.
     *
     * @param attemptTimeout of a call that may be repeated, above zero, at most 60 s
     * @param effectTimeout of a call whose repetition would have a second effect (SignUp, InitiateAuth), above zero, at most 60 s
     * @param maxConnections connections that are kept to Cognito, 1 to 1,024
     */
    public record Limits(
            @DefaultValue("2s") Duration attemptTimeout,
            @DefaultValue("10s") Duration effectTimeout,
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
                new CallLimits(limits.attemptTimeout, limits.effectTimeout, limits.maxConnections));
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("authflow.cognito." + name + " is not set. Set AUTHFLOW_COGNITO_"
                    + name.toUpperCase(Locale.ROOT).replace('-', '_') + ".");
        }
        return value;
    }
}
