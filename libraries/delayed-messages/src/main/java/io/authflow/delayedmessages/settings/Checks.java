package io.authflow.delayedmessages.settings;

import java.time.Duration;

/** Checks settings at construction. The message of a refusal says what to set instead. */
public final class Checks {

    private Checks() {}

    static void that(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    public static void notBlank(String value, String name) {
        that(!value.isBlank(), name + " is blank: it has no default; set it");
    }

    public static void range(long value, long min, long max, String name) {
        that(
                value >= min && value <= max,
                name + " is " + value + ", outside what is sound here; set " + min + " to " + max);
    }

    public static void range(Duration value, Duration min, Duration max, String name) {
        that(
                value.compareTo(min) >= 0 && value.compareTo(max) <= 0,
                name + " is " + value + ", outside what is sound here; set " + min + " to " + max);
    }
}
