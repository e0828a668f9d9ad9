package io.authflow.localcognito.settings;

/** The sign-in flows that a client may be allowed. */
public enum AuthFlow {
    USER_PASSWORD_AUTH,
    REFRESH_TOKEN_AUTH
}
