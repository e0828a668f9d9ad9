package io.authflow.localcognito.settings;

/** The client setting {@code PreventUserExistenceErrors}: whether a sign-in may reveal that a user does not exist. */
public enum UserExistence {
    /** The API's default: the sign-in of an unknown user gets UserNotFoundException. */
    LEGACY,
    /** The sign-in of an unknown user gets the same answer as a wrong password. */
    ENABLED
}
