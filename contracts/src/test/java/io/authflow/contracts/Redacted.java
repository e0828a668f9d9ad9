package io.authflow.contracts;

import java.util.Arrays;

/** Finds out which records have a {@code toString} of their own. */
final class Redacted {
    private Redacted() {}

    /**
     * Returns whether a record has a written {@code toString}. The one that the compiler makes is final, and a written
     * one is not.
     */
    static boolean hasOwnToString(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("toString") && method.getParameterCount() == 0)
                .anyMatch(method -> !java.lang.reflect.Modifier.isFinal(method.getModifiers()));
    }
}
