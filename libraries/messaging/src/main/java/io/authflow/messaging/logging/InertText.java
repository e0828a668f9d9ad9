package io.authflow.messaging.logging;

/** Makes text safe to print: escapes characters that move a cursor, end a line, reorder text or are invisible. */
final class InertText {
    private InertText() {}

    /** Returns the text with each such character as {@code \\uXXXX}. */
    static String of(String text) {
        StringBuilder inert = null;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            int length = Character.charCount(character);
            if (inert == null && !isInert(character)) {
                inert = new StringBuilder(text.length() + 16).append(text, 0, at);
            }
            if (inert != null) {
                append(inert, character);
            }
            at += length;
        }
        return inert == null ? text : inert.toString();
    }

    /** Appends the character, or its escape. */
    static void append(StringBuilder to, int character) {
        if (isInert(character)) {
            to.appendCodePoint(character);
            return;
        }
        for (char unit : Character.toChars(character)) {
            to.append(String.format("\\u%04x", (int) unit));
        }
    }

    private static boolean isInert(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
