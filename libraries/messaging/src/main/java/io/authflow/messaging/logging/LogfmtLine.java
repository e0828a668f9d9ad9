package io.authflow.messaging.logging;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Builds a line of {@code key=value} pairs. A value that is not a simple word is quoted and escaped. So no value can
 * end the line or begin a pair.
 */
final class LogfmtLine {
    private static final int VALUE_MAX = 8_192;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:/@+,;()$-]+");
    private static final Pattern NOT_OF_A_KEY = Pattern.compile("[^A-Za-z0-9_.-]");

    private final StringBuilder line = new StringBuilder(256);

    /** Adds a pair. A value of more than 8,192 characters is cut, and ends with {@code ...}. */
    LogfmtLine add(String key, @Nullable Object value) {
        String text = cut(String.valueOf(value));
        return WORD.matcher(text).matches() ? pair(key).plain(text) : pair(key).quoted(text);
    }

    /** Adds a pair whose value is always quoted. */
    LogfmtLine addText(String key, String value) {
        return pair(key).quoted(cut(value));
    }

    @Override
    public String toString() {
        return line.toString();
    }

    private LogfmtLine pair(String key) {
        if (!line.isEmpty()) {
            line.append(' ');
        }
        line.append(key.isEmpty() ? "_" : NOT_OF_A_KEY.matcher(key).replaceAll("_"))
                .append('=');
        return this;
    }

    private LogfmtLine plain(String text) {
        line.append(text);
        return this;
    }

    private LogfmtLine quoted(String text) {
        line.append('"');
        text.codePoints().forEach(this::escaped);
        line.append('"');
        return this;
    }

    private void escaped(int character) {
        switch (character) {
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> InertText.append(line, character);
        }
    }

    private static String cut(String text) {
        return text.length() <= VALUE_MAX ? text : text.substring(0, VALUE_MAX) + "...";
    }
}
