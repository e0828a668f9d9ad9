package io.authflow.messaging.logging;

import java.io.IOException;
import java.util.List;
import org.springframework.boot.logging.StackTracePrinter;

/**
 * Prints the classes and stack frames of an exception: up to 30 frames each of up to 8 causes. Leaves messages out,
 * because they may quote a record. Spring's own start-up exceptions keep their messages, which name beans and settings.
 */
final class StackTraceText implements StackTracePrinter {
    private static final int FRAMES_MAX = 30;
    private static final int CAUSES_MAX = 8;
    private static final List<String> START_UP = List.of(
            "org.springframework.beans.",
            "org.springframework.boot.",
            "org.springframework.context.",
            "org.springframework.cloud.stream.");

    @Override
    public void printStackTrace(Throwable throwable, Appendable output) throws IOException {
        Throwable each = throwable;
        for (int depth = 0; each != null && depth < CAUSES_MAX; depth++) {
            print(each, depth == 0 ? "" : "Caused by: ", output);
            each = each.getCause();
        }
    }

    private static void print(Throwable throwable, String prefix, Appendable output) throws IOException {
        output.append(prefix)
                .append(throwable.getClass().getName())
                .append(message(throwable))
                .append('\n');
        StackTraceElement[] trace = throwable.getStackTrace();
        for (int i = 0; i < Math.min(trace.length, FRAMES_MAX); i++) {
            output.append("\tat ").append(trace[i].toString()).append('\n');
        }
        if (trace.length > FRAMES_MAX) {
            output.append("\t... ")
                    .append(String.valueOf(trace.length - FRAMES_MAX))
                    .append(" more\n");
        }
    }

    private static String message(Throwable throwable) {
        String name = throwable.getClass().getName();
        boolean startUp = START_UP.stream().anyMatch(name::startsWith);
        return startUp && throwable.getMessage() != null ? ": " + throwable.getMessage() : "";
    }
}
