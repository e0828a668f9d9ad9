package io.authflow.delayedmessages;

/** Refuses an input because of the application's reader or a limit. The input goes to the {@link RejectedWriter}. */
final class UnfitInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException reason;

    UnfitInputException(RuntimeException reason) {
        super("An input is unfit", reason);
        this.reason = reason;
    }

    RuntimeException reason() {
        return reason;
    }
}
