package io.authflow.cli.command;

import java.util.Optional;

/** Reasons why a text cannot be what the user meant. */
public enum TextFault {
    /**
     * The text holds U+FFFD, a byte order mark or half a surrogate pair. A decoder puts U+FFFD in the place of bytes
     * that it cannot read.
     */
    BAD_ENCODING("is not UTF-8 text"),
    CONTROL_CHARACTER("holds a control character, such as a line break");

    private static final int REPLACEMENT_CHARACTER = 0xFFFD;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final String words;

    TextFault(String words) {
        this.words = words;
    }

    /** Returns the rest of a sentence about the text, as in "The password is not UTF-8 text". */
    public String words() {
        return words;
    }

    public static Optional<TextFault> of(String text) {
        if (text.codePoints().anyMatch(TextFault::isDamage)) {
            return Optional.of(BAD_ENCODING);
        }
        return text.codePoints().anyMatch(Character::isISOControl) ? Optional.of(CONTROL_CHARACTER) : Optional.empty();
    }

    private static boolean isDamage(int codePoint) {
        return codePoint == REPLACEMENT_CHARACTER
                || codePoint == BYTE_ORDER_MARK
                || Character.getType(codePoint) == Character.SURROGATE;
    }
}
