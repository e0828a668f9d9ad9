package io.authflow.delayedmessages;

/** An input that the application's reader, or a limit, refuses: it goes to the {@link RejectedWriter}. */
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
