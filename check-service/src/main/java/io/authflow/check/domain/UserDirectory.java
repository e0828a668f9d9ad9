package io.authflow.check.domain;

import io.authflow.contracts.StepException;

/** Looks up users. */
public interface UserDirectory {

    /**
     * Returns whether a user exists.
     *
     * @throws StepException if the answer is not available now
     */
    boolean exists(String username);
}
