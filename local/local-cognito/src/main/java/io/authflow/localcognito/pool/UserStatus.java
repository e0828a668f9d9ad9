package io.authflow.localcognito.pool;

/** Statuses of a user that this pool knows, with the API's names. */
public enum UserStatus {
    UNCONFIRMED,
    CONFIRMED,
    FORCE_CHANGE_PASSWORD
}
