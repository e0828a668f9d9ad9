package io.authflow.localcognito.pool;

import io.authflow.localcognito.settings.Secret;

/** Checks the API's limits for a new password, before any pool's policy: 6 to 256 characters, no white space. */
public final class PasswordRule {
    private static final int SHORTEST = 6;
    private static final int LONGEST = 256;

    private PasswordRule() {}

    public static void check(Secret password) {
        String text = password.reveal();
        if (text.length() < SHORTEST) {
            throw Refusal.constraint("password", "have length greater than or equal to " + SHORTEST);
        }
        if (text.length() > LONGEST) {
            throw Refusal.constraint("password", "have length less than or equal to " + LONGEST);
        }
        if (text.codePoints().anyMatch(PasswordRule::isSpace)) {
            throw Refusal.constraint("password", "satisfy regular expression pattern: [\\S]+");
        }
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }
}
