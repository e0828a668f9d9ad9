package io.authflow.localcognito.pool;

import java.util.regex.Pattern;

/** Checks the API model's limits for a user name: 1 to 128 letters, marks, symbols, numbers and punctuation. */
public final class UsernameRule {
    private static final String TEXT = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+";
    private static final Pattern PATTERN = Pattern.compile(TEXT);
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");
    private static final int LONGEST = 128;

    private UsernameRule() {}

    public static void check(String username) {
        if (username.isEmpty()) {
            throw Refusal.constraint("username", "have length greater than or equal to 1");
        }
        if (username.length() > LONGEST) {
            throw Refusal.constraint("username", "have length less than or equal to " + LONGEST);
        }
        if (!PATTERN.matcher(username).matches()) {
            throw Refusal.constraint("username", "satisfy regular expression pattern: " + TEXT);
        }
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }
}
