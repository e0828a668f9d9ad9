package io.authflow.contracts;

/**
 * Reports that a step could not do its work. The code decides what the service does: it retries a transient failure,
 * and ends the flow after a refusal. The message is authflow's own text, and quotes neither input nor answers.
 */
public class StepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureCode code;
    private final Progress progress;

    /** Makes a failure that happened before any call had an effect. */
    public StepException(FailureCode code, String message) {
        this(code, Progress.NONE, message);
    }

    /** @param progress how far this attempt came; the next attempt at the record gets this value */
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
