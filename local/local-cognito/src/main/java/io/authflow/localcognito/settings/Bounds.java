package io.authflow.localcognito.settings;

import java.time.Duration;

/** Checks that a setting is within its range. The message of a refusal says which setting, why, and what to do next. */
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
