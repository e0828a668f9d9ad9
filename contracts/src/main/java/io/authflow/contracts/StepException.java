package io.authflow.contracts;

/**
 * A step could not do its work. The code says how the failure is treated: a transient failure is retried, a refusal ends the
 * flow in a terminal event. The message is the service's own and quotes neither input nor answer.
 */
public class StepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureCode code;
    private final Progress progress;

    /** A failure before anything had an effect. */
    public StepException(FailureCode code, String message) {
        this(code, Progress.NONE, message);
    }

    /** @param progress how far this attempt came; the next attempt at the record is told */
    public StepException(FailureCode code, Progress progress, String message) {
        super(message);
        this.code = code;
        this.progress = progress;
    }

    public final FailureCode code() {
        return code;
    }

    public final Progress progress() {
        return progress;
    }
}
