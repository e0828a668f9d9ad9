package io.authflow.delayedmessages;

/** Refuses topics that do not fit the scheduler or cannot be described. The message says what to change. */
public final class UnfitTopicsException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnfitTopicsException(String message) {
        super(message);
    }

    UnfitTopicsException(String message, Throwable cause) {
        super(message, cause);
    }
}
