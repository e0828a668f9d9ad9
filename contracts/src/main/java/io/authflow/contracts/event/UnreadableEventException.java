package io.authflow.contracts.event;

/**
 * Reports that a value is not the event that its topic carries. The message names the type of event only, because the
 * value may hold a secret.
 */
public final class UnreadableEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableEventException(Class<?> type) {
        super("the value is no " + type.getSimpleName() + " of this contract version");
    }
}
