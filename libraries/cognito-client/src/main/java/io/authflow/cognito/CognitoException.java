package io.authflow.cognito;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.StepException;

/**
 * Reports that a call to Cognito failed. It has no cause, and its message is authflow's own, because an SDK exception
 * may quote the input.
 */
public final class CognitoException extends StepException {
    private static final long serialVersionUID = 1L;

    /** Makes a failure that happened before any call had an effect. */
    public CognitoException(FailureCode code, String message) {
        super(code, message);
    }

    /** @param progress {@link Progress#UNCERTAIN} if the call was sent and may have had its effect */
    public CognitoException(FailureCode code, Progress progress, String message) {
        super(code, progress, message);
    }
}
