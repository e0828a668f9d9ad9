package io.authflow.localcognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authflow.localcognito.settings.AuthFlow;
import io.authflow.localcognito.settings.ClientSettings;
import io.authflow.localcognito.settings.PasswordPolicy;
import io.authflow.localcognito.settings.PoolSettings;
import io.authflow.localcognito.settings.UserExistence;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final ClientSettings CLIENT = ClientSettings.withSecret("c");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void theLocalRunHasItsOwnPool() {
        assertThat(PoolSettings.localRun())
                .isEqualTo(new PoolSettings(
                        "authflow",
                        new PasswordPolicy(8, false, true, true, false),
                        false,
                        false,
                        Set.of("custom:authflow_ref")));
    }

    @Test
    void aClientHasCognitosValidities() {
        assertThat(CLIENT)
                .isEqualTo(new ClientSettings(
                        "c", true, UserExistence.ENABLED, Set.of(AuthFlow.values()), HOUR, HOUR, Duration.ofDays(30)));
    }

    @Test
    void refusesAnAccessTokenOfUnderFiveMinutes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CLIENT.withValidities(Duration.ofSeconds(299), HOUR))
                .withMessageContaining("accessTokenValidity");
    }

    @Test
    void refusesAnAccessTokenOfOverADay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CLIENT.withValidities(Duration.ofDays(1).plusSeconds(1), HOUR))
                .withMessageContaining("accessTokenValidity");
    }

    @Test
    void refusesARefreshTokenOfUnderAnHour() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CLIENT.withValidities(Duration.ofMinutes(5), HOUR.minusSeconds(1)))
                .withMessageContaining("refreshTokenValidity");
    }

    @Test
    void refusesAPolicyOfUnderSix() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PasswordPolicy(5, false, false, false, false))
                .withMessageContaining("minimumLength");
    }

    @Test
    void refusesACustomAttributeWithoutItsPrefix() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PoolSettings.named("p").withCustomAttributes(Set.of("authflow_ref")))
                .withMessageContaining("custom:");
    }

    @Test
    void refusesAnEmptyLedger() {
        LocalCognitoSettings settings = LocalCognitoSettings.inMemory().withLedgerCapacity(0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalCognito.start(settings))
                .withMessageContaining("ledgerCapacity");
    }
}
