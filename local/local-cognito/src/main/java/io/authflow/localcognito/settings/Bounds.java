package io.authflow.localcognito.settings;

import java.time.Duration;

/** Refuses a setting outside its range, with a message that says which, why and what to do. */
public final class Bounds {
    private Bounds() {}

    public static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw outOfRange(name, value, least, most);
        }
    }

    public static void require(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw outOfRange(name, value, least, most);
        }
    }

    private static IllegalArgumentException outOfRange(String name, Object value, Object least, Object most) {
        return new IllegalArgumentException("The setting %s is %s, outside %s to %s. Give a value in that range."
                .formatted(name, value, least, most));
    }
}
