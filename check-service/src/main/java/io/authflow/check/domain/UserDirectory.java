package io.authflow.check.domain;

import io.authflow.contracts.StepException;

/** Knows who exists. */
public interface UserDirectory {

    /** @throws StepException if it cannot be told now */
    boolean exists(String username);
}
