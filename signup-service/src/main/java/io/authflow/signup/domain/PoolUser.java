package io.authflow.signup.domain;

import org.jspecify.annotations.Nullable;

/**
 * A user as the pool knows it.
 *
 * @param sub the immutable name of the user; null if the pool does not say it
 * @param flowRef what the user's {@code custom:authflow_ref} holds; null if it has none
 */
public record PoolUser(
        Status status, @Nullable String sub, @Nullable String flowRef) {

    /** How far a user is, as far as a sign-up cares. */
    public enum Status {
        UNCONFIRMED,
        CONFIRMED,
        /** Any other: a password to be changed or reset, a user of another identity provider. Login answers for those. */
        OTHER
    }
}
