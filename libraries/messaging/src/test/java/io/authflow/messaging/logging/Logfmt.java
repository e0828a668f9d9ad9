package io.authflow.messaging.logging;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line of logfmt as a log collector does. */
final class Logfmt {
    private static final Pattern PAIR =
            Pattern.compile("\\G([^\\s=\"]+)=(\"((?:[^\"\\\\]++|\\\\.)*+)\"|[^\\s\"=]*)(?:\\s|$)");

    private Logfmt() {}

    /** The pairs, with quoted values as they stand between their quotes. */
    static Map<String, String> parse(String line) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Matcher matcher = PAIR.matcher(line);
        int end = 0;
        while (matcher.find()) {
            pairs.put(matcher.group(1), matcher.group(3) == null ? matcher.group(2) : matcher.group(3));
            end = matcher.end();
        }
        if (end != line.length()) {
            throw new AssertionError("Not logfmt from character " + end + " on: " + line);
        }
        return pairs;
    }
}
