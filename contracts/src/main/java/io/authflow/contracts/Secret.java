package io.authflow.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** A password or a token in clear, in memory only. It prints, and serializes, as stars. */
public final class Secret {
    private static final String STARS = "***";

    private final String value;

    public Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** The secret itself: for the call that needs it, and nothing else. */
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
