package io.authflow.login.domain;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.StepException;

/**
 * Reports that the pool refused the user name or the password, or that there is no such user. So an earlier attempt with
 * the same password opened no session, unless the user was changed or locked out since. The code is
 * {@code NOT_AUTHORIZED}, which other refusals may have too.
 */
public final class CredentialsRefusedException extends StepException {
    private static final long serialVersionUID = 1L;

    public CredentialsRefusedException(String message) {
        super(FailureCode.NOT_AUTHORIZED, message);
    }
}
