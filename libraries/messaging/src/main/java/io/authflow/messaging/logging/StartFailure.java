package io.authflow.messaging.logging;

import java.util.regex.Pattern;

/**
 * Turns Spring Boot's report of a failed start into one paragraph for a log line. Boot formats the report as a framed
 * page for a terminal.
 */
final class StartFailure {
    private static final String REPORTER = "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";
    private static final Pattern FRAME = Pattern.compile("\\*{3,}");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private StartFailure() {}

    /** Returns the report in one line. The message of any other logger stays as it is. */
    static String inOneLine(String logger, String message) {
        return logger.equals(REPORTER)
                ? SPACE.matcher(FRAME.matcher(message).replaceAll(" "))
                        .replaceAll(" ")
                        .strip()
                : message;
    }
}
