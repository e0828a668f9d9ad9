package io.authflow.localcognito.settings;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Settings of an app client.
 *
 * @param name finds the client in a data directory again; 1 to 128 characters
 * @param confidential whether the client has a secret
 * @param accessTokenValidity 5 minutes to 1 day
 * @param idTokenValidity 5 minutes to 1 day
 * @param refreshTokenValidity 1 hour to 10 years
 */
public record ClientSettings(
        String name,
        boolean confidential,
        UserExistence preventUserExistenceErrors,
        Set<AuthFlow> authFlows,
        Duration accessTokenValidity,
        Duration idTokenValidity,
        Duration refreshTokenValidity) {

    private static final Duration LEAST = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofDays(1);

    public ClientSettings {
        Bounds.require("length of name", name.length(), 1, 128);
        Bounds.require("accessTokenValidity", accessTokenValidity, LEAST, DAY);
        Bounds.require("idTokenValidity", idTokenValidity, LEAST, DAY);
        Bounds.require("refreshTokenValidity", refreshTokenValidity, Duration.ofHours(1), Duration.ofDays(3650));
        authFlows = Set.copyOf(authFlows);
    }

    /**
     * Returns settings for a client with a secret, both flows, PreventUserExistenceErrors on, and Cognito's default
     * validities.
     */
    public static ClientSettings withSecret(String name) {
        return new ClientSettings(
                name,
                true,
                UserExistence.ENABLED,
                EnumSet.allOf(AuthFlow.class),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofDays(30));
    }

    /** Returns the same settings for a client without a secret. */
    public static ClientSettings withoutSecret(String name) {
        ClientSettings s = withSecret(name);
        return new ClientSettings(
                name,
                false,
                s.preventUserExistenceErrors,
                s.authFlows,
                s.accessTokenValidity,
                s.idTokenValidity,
                s.refreshTokenValidity);
    }

    public ClientSettings withPreventUserExistenceErrors(UserExistence existence) {
        return new ClientSettings(
                name, confidential, existence, authFlows, accessTokenValidity, idTokenValidity, refreshTokenValidity);
    }

    public ClientSettings withAuthFlows(Set<AuthFlow> flows) {
        return new ClientSettings(
                name,
                confidential,
                preventUserExistenceErrors,
                flows,
                accessTokenValidity,
                idTokenValidity,
                refreshTokenValidity);
    }

    /** Sets one validity for access and id tokens, and another for refresh tokens. */
    public ClientSettings withValidities(Duration accessAndId, Duration refresh) {
        return new ClientSettings(
                name, confidential, preventUserExistenceErrors, authFlows, accessAndId, accessAndId, refresh);
    }
}
