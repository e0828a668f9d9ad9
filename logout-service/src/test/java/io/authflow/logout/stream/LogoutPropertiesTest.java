package io.authflow.logout.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.contracts.LogoutBy;
import io.authflow.messaging.testing.BoundSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogoutPropertiesTest {
    @Test
    void defaults() {
        assertThat(BoundSettings.of(LogoutProperties.class, Map.of()))
                .isEqualTo(new LogoutProperties(LogoutBy.USERNAME));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(BoundSettings.of(LogoutProperties.class, Map.of("authflow.logout.by", "access-token")))
                .isEqualTo(new LogoutProperties(LogoutBy.ACCESS_TOKEN));
    }

    @Test
    void violationIsRefused() {
        assertThatThrownBy(() -> BoundSettings.of(LogoutProperties.class, Map.of("authflow.logout.by", "magic")))
                .hasMessageContaining("authflow.logout.by");
    }
}
