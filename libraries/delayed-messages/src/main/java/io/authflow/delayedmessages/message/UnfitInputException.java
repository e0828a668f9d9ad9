package io.authflow.delayedmessages.message;

/** Refuses an input because of the application's reader or a limit. The input goes to the {@link io.authflow.delayedmessages.port.RejectedWriter}. */
public final class UnfitInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException reason;

    public UnfitInputException(RuntimeException reason) {
        super("An input is unfit", reason);
        this.reason = reason;
    }

    public RuntimeException reason() {
        return reason;
    }
}
