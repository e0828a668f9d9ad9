package io.authflow.localcognito.settings;

/** A client's {@code PreventUserExistenceErrors}: whether a sign-in may tell that a user doesn't exist. */
public enum UserExistence {
    /** The API's default: a sign-in of an unknown user answers UserNotFoundException. */
    LEGACY,
    /** A sign-in of an unknown user answers as a wrong password does. */
    ENABLED
}
