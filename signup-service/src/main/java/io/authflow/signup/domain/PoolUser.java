package io.authflow.signup.domain;

import org.jspecify.annotations.Nullable;

/**
 * A user of the user pool.
 *
 * @param status how far the user's registration is
 * @param sub the immutable name of the user; null if the pool does not give it
 * @param flowRef the value of the user's {@code custom:authflow_ref}; null if there is none
 */
public record PoolUser(
        Status status, @Nullable String sub, @Nullable String flowRef) {

    /** The status of a user, as far as a sign-up needs it. */
    public enum Status {
        UNCONFIRMED,
        CONFIRMED,
        /**
         * Any other status, such as a password that must be changed, or a user of another identity provider. The login
         * answers for such users.
         */
        OTHER
    }
}
