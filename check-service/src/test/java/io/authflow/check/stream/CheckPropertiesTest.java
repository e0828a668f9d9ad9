package io.authflow.check.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.messaging.testing.BoundSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckPropertiesTest {
    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @Test
    void defaults() {
        CheckProperties bound = BoundSettings.of(CheckProperties.class, Map.of("authflow.check.user-ref-key", KEY));

        assertThat(bound).isEqualTo(new CheckProperties(KEY, false, 120, Duration.ofHours(24)));
    }

    @Test
    void everyKeyIsMapped() {
        CheckProperties bound = BoundSettings.of(
                CheckProperties.class,
                Map.of(
                        "authflow.check.user-ref-key", KEY,
                        "authflow.check.plain-intake", "true",
                        "authflow.check.session-seconds", "60",
                        "authflow.check.password-life", "2h"));

        assertThat(bound).isEqualTo(new CheckProperties(KEY, true, 60, Duration.ofHours(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 120, 24h, AUTHFLOW_CHECK_USER_REF_KEY",
        "c2hvcnQ=, 120, 24h, AUTHFLOW_CHECK_USER_REF_KEY",
        KEY + ", 0, 24h, AUTHFLOW_CHECK_SESSION_SECONDS",
        KEY + ", 86401, 24h, AUTHFLOW_CHECK_SESSION_SECONDS",
        KEY + ", 120, 0s, AUTHFLOW_CHECK_PASSWORD_LIFE"
    })
    void violationNamesTheVariableToSet(String key, String seconds, String life, String variable) {
        assertThatThrownBy(() -> BoundSettings.of(
                        CheckProperties.class,
                        Map.of(
                                "authflow.check.user-ref-key", key,
                                "authflow.check.session-seconds", seconds,
                                "authflow.check.password-life", life)))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining("Set " + variable);
    }

    @Test
    void printsNoKey() {
        assertThat(new CheckProperties(KEY, false, 120, Duration.ofHours(24)).toString())
                .doesNotContain("AAAA");
    }
}
