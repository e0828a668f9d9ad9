package io.authflow.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The way in which sessions end. login-service and logout-service share one setting, {@code authflow.logout.by}. */
public enum LogoutBy {
    /** By name: ends all sessions of the user, needs no token, works for a session that began with a sign-up. */
    USERNAME,
    /** With the access token: ends all sessions of the user. */
    ACCESS_TOKEN,
    /** With the refresh token: ends that one session only. */
    REFRESH_TOKEN;

    /** The word in settings: lower case with a hyphen. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static LogoutBy of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
