package io.authflow.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * A password, a token or another secret in clear, kept in memory only. {@link #toString} and JSON show stars instead of
 * the value.
 */
public final class Secret {
    private static final String STARS = "***";

    private final String value;

    public Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** Returns the secret. Use it only in the call that needs the secret. */
    @JsonIgnore
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return STARS.hashCode();
    }

    @JsonValue
    @Override
    public String toString() {
        return STARS;
    }
}
