package io.authflow.login.domain;

import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;

/** The pool, as a log-in needs it. */
public interface Logins {

    /**
     * @throws StepException if the pool refuses or does not answer; {@code NOT_AUTHORIZED} alike for a wrong password, an
     *     unknown user and a disabled one; with {@link io.authflow.contracts.Progress#UNCERTAIN} if the pool may have opened a
     *     session all the same
     */
    Login logIn(String username, Secret password);
}
