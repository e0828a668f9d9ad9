package io.authflow.contracts;

/**
 * Reports that a request was not sent, because the lease of its partition had ended. Another instance may own the
 * partition by now. The engine counts no failure: it attempts the record again after the next commit. If an earlier
 * call of the step has had its effect, the step throws another {@link StepException} with its progress.
 */
public final class LeaseEndedException extends StepException {
    private static final long serialVersionUID = 1L;

    /** @param operation the name of the request that was not sent */
    LeaseEndedException(String operation) {
        super(
                FailureCode.COGNITO_UNAVAILABLE,
                operation + " was not called: the lease of the partition has ended, so another instance may own the"
                        + " record. It is attempted again after the next commit.");
    }
}
