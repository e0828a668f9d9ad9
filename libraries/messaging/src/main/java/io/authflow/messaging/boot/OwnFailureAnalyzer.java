package io.authflow.messaging.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Prints only the message if authflow's own code refuses the start. The message says what happened, why and what to do,
 * so a stack trace would not help.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OwnFailureAnalyzer implements FailureAnalyzer {
    private static final String OURS = "io.authflow.";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOurs(cause)) {
                return new FailureAnalysis(cause.getMessage(), null, cause);
            }
        }
        return null;
    }

    private static boolean isOurs(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return cause.getMessage() != null
                && trace.length > 0
                && trace[0].getClassName().startsWith(OURS);
    }
}
