package io.authflow.cli.command;

import org.jspecify.annotations.Nullable;

/** A command cannot do what was asked; the message says what happened, why, and what to do next. */
public class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandException(String message) {
        super(message);
    }

    public CommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
