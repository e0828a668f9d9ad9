package io.authflow.login.domain;

import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;

/** The operation of the user pool that a login needs. */
public interface UserPoolLogin {

    /**
     * Logs a user in.
     *
     * @throws StepException if the pool refuses or does not answer. A wrong password, an unknown user and a disabled
     *     user all give {@code NOT_AUTHORIZED}. If the pool may have opened a session, the progress is
     *     {@link io.authflow.contracts.Progress#UNCERTAIN}
     */
    OpenedSession logIn(String username, Secret password);
}
