package io.authflow.check.intake;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A generated input of the intake.
 *
 * @param value the value of the record
 * @param unsayable why the schema may accept a value that the intake refuses; null if both must agree
 */
record GeneratedRequest(byte[] value, @Nullable Unsayable unsayable) {
    private static final int SHOWN_MAX = 500;

    /** Returns the value as text, for the message of a failed assertion. */
    String text() {
        String text = new String(value, StandardCharsets.UTF_8);
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "...";
    }
}
