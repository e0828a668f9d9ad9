package io.authflow.check.stream;

import io.authflow.check.domain.IntakeSettings;
import io.authflow.contracts.KeyedHash;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What check-service needs besides Kafka and Cognito, as {@code authflow.check.*}.
 *
 * @param userRefKey base64 of 32 bytes or more, with which user names become references; only this service holds it
 * @param plainIntake whether a password may come in clear: for a local run only
 * @param sessionSeconds length of a session where the request names none, 1 to 86,400
 * @param passwordLife how long a password that came in clear stays openable once sealed
 */
@ConfigurationProperties("authflow.check")
record CheckProperties(
        @Nullable String userRefKey,
        boolean plainIntake,
        @DefaultValue("120") int sessionSeconds,
        @DefaultValue("24h") Duration passwordLife) {

    KeyedHash userHash() {
        if (userRefKey == null || userRefKey.isBlank()) {
            throw new IllegalArgumentException("authflow.check.user-ref-key is not set. Set AUTHFLOW_CHECK_USER_REF_KEY"
                    + " to base64 of at least 32 random bytes, and keep it: references made with another key differ.");
        }
        return KeyedHash.ofBase64(userRefKey);
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
