package io.authflow.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a client wants of its request. With the other two it learns nothing of a user, and makes no account, by accident. */
public enum Intent {
    /** Log in who exists, sign up who does not. */
    AUTO,
    /** Log in only: an unknown user is answered as a wrong password is. */
    LOGIN,
    /** Sign up only: nobody who exists is logged in. */
    SIGNUP;

    /** The name in events: lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Intent> find(String word) {
        return Arrays.stream(values())
                .filter(intent -> intent.word().equals(word))
                .findFirst();
    }

    @JsonCreator
    static Intent of(String word) {
        return find(word).orElseThrow(() -> new IllegalArgumentException("an intent is auto, login or signup"));
    }
}
