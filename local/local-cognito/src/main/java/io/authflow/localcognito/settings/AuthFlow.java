package io.authflow.localcognito.settings;

/** Sign-in flows that a client may use. */
public enum AuthFlow {
    USER_PASSWORD_AUTH,
    REFRESH_TOKEN_AUTH
}
