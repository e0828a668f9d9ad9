package io.authflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.messaging.testing.BoundSettings;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SealingSettingsTest {
    @Test
    void everyKeyIsMapped() {
        SealingSettings bound = BoundSettings.of(
                SealingSettings.class,
                Map.of("authflow.sealing.public-keys", "a", "authflow.sealing.private-keys", "b"));

        assertThat(bound).isEqualTo(new SealingSettings("a", "b"));
    }

    @Test
    void violationNamesTheVariableToSet() {
        SealingSettings none = BoundSettings.of(SealingSettings.class, Map.of());

        assertThatThrownBy(none::sealer).hasMessageContaining("Set AUTHFLOW_SEALING_PUBLIC_KEYS");
        assertThatThrownBy(() -> none.opener(InstantSource.system()))
                .hasMessageContaining("Set AUTHFLOW_SEALING_PRIVATE_KEYS");
    }

    @Test
    void printsNoKey() {
        assertThat(new SealingSettings("secret", "secret").toString()).doesNotContain("secret");
    }
}
