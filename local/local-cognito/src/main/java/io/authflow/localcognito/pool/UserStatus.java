package io.authflow.localcognito.pool;

/** The statuses of a user that this pool knows, named as the API names them. */
public enum UserStatus {
    UNCONFIRMED,
    CONFIRMED,
    FORCE_CHANGE_PASSWORD
}
