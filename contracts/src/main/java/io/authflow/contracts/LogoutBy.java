package io.authflow.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How a logout ends sessions. login-service and logout-service need the same value of the setting
 * {@code authflow.logout.by}.
 */
public enum LogoutBy {
    /**
     * Sign-out by user name: ends all sessions of the user. It needs no token, so it also ends a session that began
     * with a sign-up.
     */
    USERNAME,
    /** Sign-out with the access token: ends all sessions of the user. */
    ACCESS_TOKEN,
    /** Revocation of the refresh token: ends this session only. */
    REFRESH_TOKEN;

    /** Returns the name that settings use: lower case, with a hyphen between words. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static LogoutBy of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
