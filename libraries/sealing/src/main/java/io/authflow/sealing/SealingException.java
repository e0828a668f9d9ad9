package io.authflow.sealing;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.StepException;

/** Reports that a secret could not be sealed or opened. It has no cause, because a cause may quote the input. */
public final class SealingException extends StepException {
    private static final long serialVersionUID = 1L;

    SealingException(FailureCode code, String message) {
        super(code, message);
    }
}
