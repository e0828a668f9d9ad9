package io.authflow.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A user ref: a keyed hash of the user name, for places that must not show the name. check-service makes the user ref
 * from the name, and all other services copy it.
 *
 * @param value 43 characters of base64url without padding: HMAC-SHA-256
 */
public record UserRef(@JsonValue String value) {
    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9_-]{43}");

    @JsonCreator
    public UserRef {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a userRef is 43 characters of base64url");
        }
    }

    public static boolean isValid(String value) {
        return PATTERN.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
