package io.authflow.messaging.boot;

import io.authflow.contracts.KeyedHash;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Checks settings that have no default. If a value is missing or unfit, the message names the environment variable and
 * what to set it to.
 */
public final class RequiredSetting {
    private static final String HASH_KEY = "base64 of at least 32 random bytes";

    private RequiredSetting() {}

    /**
     * Returns the value.
     *
     * @param what the value to set, for the message
     * @throws IllegalArgumentException if the value is missing or blank
     */
    public static String of(String property, @Nullable String value, String what) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    property + " is not set. Set " + variable(property) + " to " + what + ".");
        }
        return value;
    }

    /**
     * Returns the keyed hash with the given key.
     *
     * @throws IllegalArgumentException if the value is missing, or is not base64 of 32 bytes or more
     */
    public static KeyedHash hashKey(String property, @Nullable String base64) {
        String key = of(property, base64, HASH_KEY);
        try {
            return KeyedHash.ofBase64(key);
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException(
                    property + " is no key that can be used. Set " + variable(property) + " to " + HASH_KEY + ".");
        }
    }

    /** Returns the environment variable that sets a property. */
    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
