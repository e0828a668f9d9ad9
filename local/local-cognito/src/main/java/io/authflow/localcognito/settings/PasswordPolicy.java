package io.authflow.localcognito.settings;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Password policy of a pool.
 *
 * @param minimumLength in characters, 6 to 99
 */
public record PasswordPolicy(int minimumLength, boolean upperCase, boolean lowerCase, boolean digit, boolean symbol) {

    /** Policy of a new Cognito pool. */
    public static final PasswordPolicy COGNITO_DEFAULT = new PasswordPolicy(8, true, true, true, true);

    /** Policy of the local run's pool: 8 characters, with a lower-case letter and a digit. */
    public static final PasswordPolicy LOCAL_RUN = new PasswordPolicy(8, false, true, true, false);

    private static final String SYMBOLS = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-";

    public PasswordPolicy {
        Bounds.require("minimumLength", minimumLength, 6, 99);
    }

    /** Returns why the policy refuses this password, in Cognito's words. Empty if the password is allowed. */
    public Optional<String> violation(Secret password) {
        String text = password.reveal();
        if (text.length() < minimumLength) {
            return Optional.of("Password not long enough");
        }
        return missingKind(text).map(kind -> "Password must have " + kind + " characters");
    }

    private Optional<String> missingKind(String text) {
        if (upperCase && lacks(text, c -> c >= 'A' && c <= 'Z')) {
            return Optional.of("uppercase");
        }
        if (lowerCase && lacks(text, c -> c >= 'a' && c <= 'z')) {
            return Optional.of("lowercase");
        }
        if (digit && lacks(text, c -> c >= '0' && c <= '9')) {
            return Optional.of("numeric");
        }
        return symbol && lacks(text, c -> SYMBOLS.indexOf(c) >= 0) ? Optional.of("symbol") : Optional.empty();
    }

    private static boolean lacks(String text, IntPredicate kind) {
        return text.chars().noneMatch(kind);
    }
}
