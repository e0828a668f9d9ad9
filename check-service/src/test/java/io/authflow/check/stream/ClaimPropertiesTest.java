package io.authflow.check.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.messaging.testing.BoundSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimPropertiesTest {

    @Test
    void defaults() {
        assertThat(BoundSettings.of(ClaimProperties.class, Map.of()))
                .isEqualTo(new ClaimProperties(500_000, Duration.ofSeconds(8)));
    }

    @Test
    void everyKeyIsMapped() {
        ClaimProperties bound = BoundSettings.of(
                ClaimProperties.class,
                Map.of("authflow.check.claims.entries", "1000", "authflow.check.claims.timeout", "2s"));

        assertThat(bound).isEqualTo(new ClaimProperties(1_000, Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "999, 8s, AUTHFLOW_CHECK_CLAIMS_ENTRIES",
        "10000001, 8s, AUTHFLOW_CHECK_CLAIMS_ENTRIES",
        "1000, 99ms, AUTHFLOW_CHECK_CLAIMS_TIMEOUT",
        "1000, 11s, AUTHFLOW_CHECK_CLAIMS_TIMEOUT"
    })
    void violationNamesTheVariableToSet(String entries, String timeout, String variable) {
        assertThatThrownBy(() -> BoundSettings.of(
                        ClaimProperties.class,
                        Map.of("authflow.check.claims.entries", entries, "authflow.check.claims.timeout", timeout)))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining("Set " + variable);
    }
}
