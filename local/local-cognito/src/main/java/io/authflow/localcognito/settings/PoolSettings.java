package io.authflow.localcognito.settings;

import java.util.Set;

/**
 * Settings of a user pool.
 *
 * @param name finds the pool in a data directory again; 1 to 128 characters
 * @param caseSensitive whether user names that differ only in case are different users
 * @param emailUsernames whether users sign in with an email address ({@code UsernameAttributes=email}); the user name
 *     is then a UUID
 * @param customAttributes the custom attributes that the pool declares, each {@code custom:name}
 */
public record PoolSettings(
        String name,
        PasswordPolicy passwordPolicy,
        boolean caseSensitive,
        boolean emailUsernames,
        Set<String> customAttributes) {

    /** Attribute with which signup-service marks a user that it has created, so that it recognises the user later. */
    public static final String AUTHFLOW_REF = "custom:authflow_ref";

    public PoolSettings {
        Bounds.require("length of name", name.length(), 1, 128);
        customAttributes = Set.copyOf(customAttributes);
        customAttributes.forEach(PoolSettings::requireCustom);
    }

    /** Returns Cognito's defaults: its own password policy, case-insensitive plain user names, no custom attributes. */
    public static PoolSettings named(String name) {
        return new PoolSettings(name, PasswordPolicy.COGNITO_DEFAULT, false, false, Set.of());
    }

    /** Returns the settings of the local run's pool. */
    public static PoolSettings localRun() {
        return named("authflow")
                .withPasswordPolicy(PasswordPolicy.LOCAL_RUN)
                .withCustomAttributes(Set.of(AUTHFLOW_REF));
    }

    public PoolSettings withPasswordPolicy(PasswordPolicy policy) {
        return new PoolSettings(name, policy, caseSensitive, emailUsernames, customAttributes);
    }

    public PoolSettings withCaseSensitive(boolean sensitive) {
        return new PoolSettings(name, passwordPolicy, sensitive, emailUsernames, customAttributes);
    }

    public PoolSettings withEmailUsernames(boolean email) {
        return new PoolSettings(name, passwordPolicy, caseSensitive, email, customAttributes);
    }

    public PoolSettings withCustomAttributes(Set<String> attributes) {
        return new PoolSettings(name, passwordPolicy, caseSensitive, emailUsernames, attributes);
    }

    private static void requireCustom(String attribute) {
        if (!attribute.matches("custom:\\S{1,20}")) {
            throw new IllegalArgumentException("The attribute name " + attribute
                    + " is not one that Cognito takes. Name it custom: and 1 to 20 characters without white space.");
        }
    }
}
