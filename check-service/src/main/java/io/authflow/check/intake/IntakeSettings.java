package io.authflow.check.intake;

import io.authflow.contracts.event.SessionSeconds;

/**
 * The settings of the intake.
 *
 * @param plainIntake whether a password may come in clear; for a local run only
 * @param sessionSeconds the length of a session if the request gives none, in the range of {@link SessionSeconds}
 * @param caseSensitive whether the pool distinguishes user names by letter case
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
