package io.authflow.messaging.logging;

import java.util.regex.Pattern;

/** Spring Boot's report of a refused start: a page with a frame, for a terminal. In a line of pairs it is one paragraph. */
final class StartFailure {
    private static final String REPORTER = "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";
    private static final Pattern FRAME = Pattern.compile("\\*{3,}");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private StartFailure() {}

    /** The message of any other logger stays as it is. */
    static String inOneLine(String logger, String message) {
        return logger.equals(REPORTER)
                ? SPACE.matcher(FRAME.matcher(message).replaceAll(" "))
                        .replaceAll(" ")
                        .strip()
                : message;
    }
}
