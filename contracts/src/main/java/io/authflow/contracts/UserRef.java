package io.authflow.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Stands for a user where the user name must not: the keyed hash that check-service makes of the name, and that every
 * other service copies.
 *
 * @param value 43 characters of base64url: HMAC-SHA-256 without padding
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
