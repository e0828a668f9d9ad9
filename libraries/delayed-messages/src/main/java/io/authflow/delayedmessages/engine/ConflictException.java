package io.authflow.delayedmessages.engine;

/**
 * Rejects an input that uses the id of another timer or change. That timer is pending or remembered, or that change is
 * remembered. The input has no effect. The {@link io.authflow.delayedmessages.port.RejectedWriter} gets this exception as the reason.
 */
public final class ConflictException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ConflictException(String message) {
        super(message);
    }
}
