package io.authflow.sealing;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.StepException;

/** A secret could not be sealed or opened. Carries no cause: a cause may quote what it choked on. */
public final class SealingException extends StepException {
    private static final long serialVersionUID = 1L;

    SealingException(FailureCode code, String message) {
        super(code, message);
    }
}
