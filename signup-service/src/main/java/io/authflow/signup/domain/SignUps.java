package io.authflow.signup.domain;

import io.authflow.contracts.Secret;
import io.authflow.contracts.StepException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pool, as a sign-up needs it. Each method throws a {@link StepException} if the pool refuses or does not answer. */
public interface SignUps {

    /** @param flowRef kept with the user; null for a pool that has no attribute for it */
    SignUpAnswer signUp(String username, Secret password, @Nullable String flowRef);

    /** Returns when the user is confirmed, by this call or before it. */
    void confirm(String username);

    Optional<PoolUser> find(String username);
}
