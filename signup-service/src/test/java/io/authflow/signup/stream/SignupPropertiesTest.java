package io.authflow.signup.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.messaging.testing.BoundSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignupPropertiesTest {
    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @Test
    void defaults() {
        assertThat(BoundSettings.of(SignupProperties.class, Map.of())).isEqualTo(new SignupProperties(null));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(BoundSettings.of(SignupProperties.class, Map.of("authflow.signup.flow-ref-key", KEY)))
                .isEqualTo(new SignupProperties(KEY));
    }

    @Test
    void violationNamesTheVariableToSet() {
        assertThatThrownBy(() -> new SignupProperties("c2hvcnQ="))
                .hasMessageContaining("Set AUTHFLOW_SIGNUP_FLOW_REF_KEY")
                .hasMessageNotContaining("c2hvcnQ=");
    }

    @Test
    void printsNoKey() {
        assertThat(new SignupProperties(KEY).toString()).doesNotContain("AAAA");
    }
}
