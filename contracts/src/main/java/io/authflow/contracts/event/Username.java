package io.authflow.contracts.event;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks user names by Cognito's rule: 1 to 128 letters, marks, symbols, numbers and punctuation characters. White
 * space and control characters are not allowed.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html">SignUp</a>
 */
public final class Username {
    private static final Pattern PATTERN = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,128}");

    private Username() {}

    public static boolean isValid(String username) {
        return PATTERN.matcher(username).matches();
    }

    /** The name, or null if Cognito would not take it. */
    static @Nullable String validOrNull(@Nullable String username) {
        return username != null && isValid(username) ? username : null;
    }

    static String check(String username) {
        if (!isValid(Objects.requireNonNull(username, "username"))) {
            throw new IllegalArgumentException("a username is 1 to 128 characters without white space");
        }
        return username;
    }
}
