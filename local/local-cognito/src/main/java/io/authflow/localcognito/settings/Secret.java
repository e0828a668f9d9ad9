package io.authflow.localcognito.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A secret value. It prints as stars, and compares in constant time. */
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** Returns the value itself, for the one place that must use it. */
    public String reveal() {
        return value;
    }

    public boolean matches(String other) {
        return MessageDigest.isEqual(bytes(value), bytes(other));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && matches(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
