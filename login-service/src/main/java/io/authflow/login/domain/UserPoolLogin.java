package io.authflow.login.domain;

import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;

/** The operation of the user pool that a login needs. */
public interface UserPoolLogin {

    /**
     * Logs a user in.
     *
     * @throws CredentialsRefusedException for a wrong password, an unknown user and a disabled or locked-out user alike
     * @throws StepException if the pool refuses for another reason or does not answer. If the pool may have opened a
     *     session, the progress is {@link io.authflow.contracts.Progress#UNCERTAIN}
     */
    OpenedSession logIn(String username, Secret password);
}
