package io.authflow.check.stream;

import io.authflow.check.intake.IntakeSettings;
import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.event.SessionSeconds;
import io.authflow.messaging.boot.RequiredSetting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What check-service needs besides Kafka and Cognito, as {@code authflow.check.*}.
 *
 * @param userRefKey base64 of 32 bytes or more, with which user names become references; only this service holds it;
 *     required
 * @param plainIntake whether a password may come in clear: for a local run only
 * @param sessionSeconds length of a session where the request names none, 1 to 86,400
 * @param passwordLife how long a password that came in clear stays openable once sealed, above zero
 */
@ConfigurationProperties("authflow.check")
record CheckProperties(
        @Nullable String userRefKey,
        boolean plainIntake,
        @DefaultValue("120") int sessionSeconds,
        @DefaultValue("24h") Duration passwordLife) {

    CheckProperties {
        RequiredSetting.hashKey("authflow.check.user-ref-key", userRefKey);
        if (sessionSeconds < SessionSeconds.MIN || sessionSeconds > SessionSeconds.MAX) {
            throw new IllegalArgumentException(
                    "authflow.check.session-seconds is " + sessionSeconds + ". Set AUTHFLOW_CHECK_SESSION_SECONDS to "
                            + SessionSeconds.MIN + " to " + SessionSeconds.MAX + ".");
        }
        if (passwordLife.isNegative() || passwordLife.isZero()) {
            throw new IllegalArgumentException("authflow.check.password-life is not above zero. Set"
                    + " AUTHFLOW_CHECK_PASSWORD_LIFE to at least the time that a record may wait, such as 24h.");
        }
    }

    /** Makes references of user names. Keep its key: references made with another one differ. */
    KeyedHash userHash() {
        return RequiredSetting.hashKey("authflow.check.user-ref-key", userRefKey);
    }

    IntakeSettings intake(boolean caseSensitive) {
        return new IntakeSettings(plainIntake, sessionSeconds, caseSensitive);
    }

    @Override
    public String toString() {
        return "CheckProperties[userRefKey=***, plainIntake=" + plainIntake + ", sessionSeconds=" + sessionSeconds
                + ", passwordLife=" + passwordLife + "]";
    }
}
