package io.authflow.delayedmessages;

/** The topics do not fit the scheduler, or nothing is known of them; the message says what to change. */
public final class UnfitTopicsException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnfitTopicsException(String message) {
        super(message);
    }

    UnfitTopicsException(String message, Throwable cause) {
        super(message, cause);
    }
}
