package io.authflow.messaging;

import io.authflow.contracts.KeyedHash;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A setting without a default: where it is missing or unfit, the message says which environment variable to set to what. */
public final class RequiredSetting {
    private static final String HASH_KEY = "base64 of at least 32 random bytes";

    private RequiredSetting() {}

    /** @throws IllegalArgumentException if the value is missing or blank */
    public static String of(String property, @Nullable String value, String what) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    property + " is not set. Set " + variable(property) + " to " + what + ".");
        }
        return value;
    }

    /** @throws IllegalArgumentException if the value is missing, or no base64 of 32 bytes or more */
    public static KeyedHash hashKey(String property, @Nullable String base64) {
        String key = of(property, base64, HASH_KEY);
        try {
            return KeyedHash.ofBase64(key);
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException(
                    property + " is no key that can be used. Set " + variable(property) + " to " + HASH_KEY + ".");
        }
    }

    /** The environment variable of a property. */
    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
