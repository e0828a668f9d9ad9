package io.authflow.cognito;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.StepException;

/** A call to Cognito failed. It has no cause, and its message is our own: an SDK exception may quote the input. */
public final class CognitoException extends StepException {
    private static final long serialVersionUID = 1L;

    public CognitoException(FailureCode code, String message) {
        super(code, message);
    }
}
