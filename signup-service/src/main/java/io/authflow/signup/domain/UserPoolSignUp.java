package io.authflow.signup.domain;

import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the user pool that a sign-up needs. Each throws a {@link StepException} if the pool refuses or does
 * not answer.
 */
public interface UserPoolSignUp {

    /**
     * Creates a user.
     *
     * @param flowRef the mark that the pool stores with the user; null if the pool has no attribute for it
     */
    SignUpAnswer signUp(String username, Secret password, @Nullable String flowRef);

    /** Confirms a user. A user who is already confirmed is no error. */
    void confirm(String username);

    Optional<PoolUser> find(String username);
}
