package io.authflow.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A sealed secret: a compact JWE (RFC 7516) that only one recipient can open. {@link #toString} returns the word
 * "sealed", so that logs stay readable.
 *
 * @param jwe five parts of base64url, separated by dots; at most 32,768 characters, enough for three tokens
 */
public record Sealed(@JsonValue String jwe) {
    private static final int LENGTH_MAX = 32_768;
    private static final Pattern COMPACT_JWE =
            Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    @JsonCreator
    public Sealed {
        if (!isValid(jwe)) {
            throw new IllegalArgumentException("a sealed value is a compact JWE of at most 32768 characters");
        }
    }

    public static boolean isValid(String jwe) {
        return jwe.length() <= LENGTH_MAX && COMPACT_JWE.matcher(jwe).matches();
    }

    @Override
    public String toString() {
        return "sealed";
    }
}
