package io.authflow.delayedmessages;

/**
 * An input that uses an id again for something else: the id of a timer that is pending or remembered, or of a change that is
 * remembered. It had no effect. The {@link RejectedWriter} is given it as the reason.
 */
public final class ConflictException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ConflictException(String message) {
        super(message);
    }
}
