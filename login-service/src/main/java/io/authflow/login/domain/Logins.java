package io.authflow.login.domain;

import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;
import io.authflow.contracts.sealing.Tokens;

/** The pool, as a log-in needs it. */
public interface Logins {

    /**
     * @throws StepException if the pool refuses or does not answer; {@code NOT_AUTHORIZED} alike for a wrong password, an
     *     unknown user and a disabled one
     */
    Tokens logIn(String username, Secret password);
}
