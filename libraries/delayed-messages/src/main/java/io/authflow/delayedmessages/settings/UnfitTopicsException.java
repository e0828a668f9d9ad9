package io.authflow.delayedmessages.settings;

/** Refuses topics that do not fit the scheduler or cannot be described. The message says what to change. */
public final class UnfitTopicsException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public UnfitTopicsException(String message) {
        super(message);
    }

    public UnfitTopicsException(String message, Throwable cause) {
        super(message, cause);
    }
}
