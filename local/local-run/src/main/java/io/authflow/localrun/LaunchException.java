package io.authflow.localrun;

import io.authflow.cli.command.CommandException;
import org.jspecify.annotations.Nullable;

/** A local run cannot be started or used. The message says what happened, why, and what to do next. */
public final class LaunchException extends CommandException {
    private static final long serialVersionUID = 1L;

    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
