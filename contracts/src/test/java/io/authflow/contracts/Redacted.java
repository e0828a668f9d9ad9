package io.authflow.contracts;

import java.util.Arrays;

/** Records that decide themselves what they print. */
final class Redacted {
    private Redacted() {}

    /** The compiler's own toString of a record is final; one that was written is not, unless it says so. */
    static boolean hasOwnToString(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("toString") && method.getParameterCount() == 0)
                .anyMatch(method -> !java.lang.reflect.Modifier.isFinal(method.getModifiers()));
    }
}
