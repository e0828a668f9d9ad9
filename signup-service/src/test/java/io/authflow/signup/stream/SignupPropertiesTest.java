package io.authflow.signup.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.messaging.testing.BoundSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignupPropertiesTest {
    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final Duration LIFE = Duration.ofHours(30);

    @Test
    void defaults() {
        assertThat(BoundSettings.of(SignupProperties.class, Map.of())).isEqualTo(new SignupProperties(null, LIFE));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(BoundSettings.of(
                        SignupProperties.class,
                        Map.of("authflow.signup.flow-ref-key", KEY, "authflow.signup.user-life", "24h")))
                .isEqualTo(new SignupProperties(KEY, Duration.ofHours(24)));
    }

    @Test
    void violationNamesTheVariableToSet() {
        assertThatThrownBy(() -> new SignupProperties("c2hvcnQ=", LIFE))
                .hasMessageContaining("Set AUTHFLOW_SIGNUP_FLOW_REF_KEY")
                .hasMessageNotContaining("c2hvcnQ=");
        assertThatThrownBy(() -> new SignupProperties(KEY, Duration.ofHours(23)))
                .hasMessageContaining("Set AUTHFLOW_SIGNUP_USER_LIFE");
    }

    @Test
    void printsNoKey() {
        assertThat(new SignupProperties(KEY, LIFE).toString()).doesNotContain("AAAA");
    }
}
