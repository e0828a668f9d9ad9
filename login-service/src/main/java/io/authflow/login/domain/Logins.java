package io.authflow.login.domain;

import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;

/** The pool, as a log-in needs it. */
public interface Logins {

    /**
     * @throws StepException if the pool refuses or does not answer; {@code NOT_AUTHORIZED} alike for a wrong password, an
     *     unknown user and a disabled one
     */
    Session logIn(String username, Secret password);
}
