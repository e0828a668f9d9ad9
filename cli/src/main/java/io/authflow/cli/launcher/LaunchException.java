package io.authflow.cli.launcher;

import org.jspecify.annotations.Nullable;

/**
 * A local run, a key file or a token file cannot be made or used. The message says what happened, why, and what to do
 * next.
 */
public final class LaunchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
