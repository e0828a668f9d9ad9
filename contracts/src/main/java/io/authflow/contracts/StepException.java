package io.authflow.contracts;

/**
 * A step could not do its work. Its code says how the failure is treated: a transient one is retried, a refused one ends the
 * flow in a terminal event. The message is the service's own and quotes neither input nor answer.
 */
public class StepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureCode code;

    public StepException(FailureCode code, String message) {
        super(message);
        this.code = code;
    }

    public final FailureCode code() {
        return code;
    }
}
