package io.authflow.cognito;

import io.authflow.contracts.Secret;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The user pool to use, and how to call it.
 *
 * @param region AWS region, for example {@code eu-central-1}
 * @param userPoolId id of the pool; it begins with its region, unless the endpoint is overridden
 * @param clientId id of the app client
 * @param clientSecret secret of the app client; null for a client without one
 * @param endpointOverride the endpoint to call instead of AWS; null for AWS
 * @param standIn whether the endpoint override is a stand-in for Cognito, which gets no AWS credentials. An endpoint on
 *     a loopback address always counts as a stand-in
 * @param caseSensitive whether the pool distinguishes user names by letter case
 * @param limits limits of each call
 */
public record CognitoSettings(
        String region,
        String userPoolId,
        String clientId,
        @Nullable Secret clientSecret,
        @Nullable URI endpointOverride,
        boolean standIn,
        boolean caseSensitive,
        CallLimits limits) {
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Pattern USER_POOL_ID = Pattern.compile("[\\w-]{1,44}_[0-9A-Za-z]{1,55}");
    private static final Pattern CLIENT_ID = Pattern.compile("[\\w+]{1,128}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    public CognitoSettings {
        require(REGION.matcher(region).matches(), "region is a name such as eu-central-1");
        require(USER_POOL_ID.matcher(userPoolId).matches(), "user-pool-id is an id such as eu-central-1_AbCdEf123");
        require(CLIENT_ID.matcher(clientId).matches(), "client-id is 1 to 128 letters, digits, _ or +");
        require(clientSecret == null || !clientSecret.reveal().isBlank(), "client-secret is left out or not blank");
        require(!standIn || endpointOverride != null, "stand-in needs an endpoint-override");
        if (endpointOverride == null) {
            require(userPoolId.startsWith(region + "_"), "user-pool-id begins with region");
        } else {
            checkEndpoint(endpointOverride, standIn);
        }
    }

    /** Makes settings with the default limits, for a pool that ignores letter case. */
    public CognitoSettings(
            String region,
            String userPoolId,
            String clientId,
            @Nullable Secret clientSecret,
            @Nullable URI endpointOverride) {
        this(region, userPoolId, clientId, clientSecret, endpointOverride, false, false, CallLimits.DEFAULTS);
    }

    /** Returns whether calls go to a stand-in. Such calls carry placeholder credentials, and use no proxy. */
    public boolean callsStandIn() {
        return endpointOverride != null && (standIn || isLoopback(endpointOverride));
    }

    private static void checkEndpoint(URI endpoint, boolean standIn) {
        require(endpoint.getHost() != null, "endpoint-override is a URL such as http://localhost:9229");
        boolean clear = "http".equalsIgnoreCase(endpoint.getScheme());
        require(clear || "https".equalsIgnoreCase(endpoint.getScheme()), "endpoint-override begins with http or https");
        require(
                !clear || standIn || isLoopback(endpoint),
                "endpoint-override is https, because passwords would cross the network in clear; for a local Cognito in"
                        + " another container set stand-in to true");
    }

    private static boolean isLoopback(URI endpoint) {
        return LOOPBACK.matcher(endpoint.getHost()).matches();
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("The Cognito settings cannot be used: " + rule + ".");
        }
    }
}
