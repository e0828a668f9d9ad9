package io.authflow.check.intake;

import io.authflow.contracts.event.SessionSeconds;

/**
 * @param plainIntake whether a password may come in clear: for a local run only
 * @param sessionSeconds the length of a session where the request names none, in the range of {@link SessionSeconds}
 * @param caseSensitive whether the pool tells user names apart by letter case
 */
public record IntakeSettings(boolean plainIntake, int sessionSeconds, boolean caseSensitive) {
    public static final IntakeSettings DEFAULTS = new IntakeSettings(false, SessionSeconds.DEFAULT, false);

    public IntakeSettings {
        if (sessionSeconds < SessionSeconds.MIN || sessionSeconds > SessionSeconds.MAX) {
            throw new IllegalArgumentException("The intake settings cannot be used: session-seconds is from "
                    + SessionSeconds.MIN + " to " + SessionSeconds.MAX + ".");
        }
    }
}
