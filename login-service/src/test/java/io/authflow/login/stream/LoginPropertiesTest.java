package io.authflow.login.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.contracts.LogoutBy;
import io.authflow.messaging.testing.BoundSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginPropertiesTest {
    @Test
    void defaults() {
        assertThat(BoundSettings.of(LoginProperties.class, Map.of()))
                .isEqualTo(new LoginProperties(Duration.ofHours(30)));
        assertThat(BoundSettings.of(LogoutProperties.class, Map.of()))
                .isEqualTo(new LogoutProperties(LogoutBy.USERNAME));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(BoundSettings.of(LoginProperties.class, Map.of("authflow.login.token-life", "25h")))
                .isEqualTo(new LoginProperties(Duration.ofHours(25)));
        assertThat(BoundSettings.of(LogoutProperties.class, Map.of("authflow.logout.by", "refresh-token")))
                .isEqualTo(new LogoutProperties(LogoutBy.REFRESH_TOKEN));
    }

    @Test
    void violationNamesTheVariableToSet() {
        assertThatThrownBy(() -> new LoginProperties(Duration.ofHours(23)))
                .hasMessageContaining("Set AUTHFLOW_LOGIN_TOKEN_LIFE");
    }
}
