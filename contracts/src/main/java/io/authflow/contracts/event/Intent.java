package io.authflow.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client wants from its request. With {@link #LOGIN} and {@link #SIGNUP} the client does not learn by accident
 * whether a user exists. {@link #LOGIN} never creates a user.
 */
public enum Intent {
    /** Log in an existing user, and sign up a new user. */
    AUTO,
    /** Log in only. An unknown user gets the same answer as a wrong password. */
    LOGIN,
    /** Sign up only. An existing user is not logged in. */
    SIGNUP;

    /** Returns the name in events: lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Intent> find(String word) {
        return Arrays.stream(values())
                .filter(intent -> intent.wireName().equals(word))
                .findFirst();
    }

    @JsonCreator
    static Intent of(String word) {
        return find(word).orElseThrow(() -> new IllegalArgumentException("an intent is auto, login or signup"));
    }
}
