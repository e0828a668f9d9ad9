package io.authflow.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authflow.cognito.quota.QuotaCategory;
import io.authflow.cognito.quota.QuotaSettings;
import io.authflow.contracts.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CognitoSettingsTest {
    private static final String POOL = "eu-central-1_AbCdEf123";

    @Test
    void haveTheirLimitsByDefault() {
        CallLimits limits = settings(null, false).limits();

        assertThat(limits).isEqualTo(new CallLimits(Duration.ofSeconds(2), Duration.ofSeconds(10), 64));
    }

    @ParameterizedTest
    @CsvSource({
        "EU Central,eu-central-1_AbCdEf123,client,region is",
        "eu-central-1,AbCdEf123,client,user-pool-id is",
        "us-east-1,eu-central-1_AbCdEf123,client,user-pool-id begins with region",
        "eu-central-1,eu-central-1_AbCdEf123,client id,client-id is"
    })
    void sayWhichOfThemIsWrong(String region, String pool, String client, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CognitoSettings(region, pool, client, null, null))
                .withMessageStartingWith("The Cognito settings cannot be used: ")
                .withMessageContaining(rule);
    }

    @Test
    void refuseABlankSecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CognitoSettings("eu-central-1", POOL, "client", new Secret(" "), null))
                .withMessageContaining("client-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:9229", "http://127.0.0.1:1", "http://127.8.0.1:1", "http://[::1]:9229"})
    void takeALoopbackEndpointForAStandIn(URI endpoint) {
        assertThat(settings(endpoint, false).callsStandIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1.example.com", "https://vpce-1.cognito-idp.eu-central-1.vpce.amazonaws.com"})
    void takeNoOtherEndpointForAStandIn(URI endpoint) {
        assertThat(settings(endpoint, false).callsStandIn()).isFalse();
    }

    @Test
    void takeAnyEndpointForAStandInThatIsSaidToBeOne() {
        assertThat(settings(URI.create("http://local-cognito:9229"), true).callsStandIn())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://local-cognito:9229", "ftp://localhost", "localhost:9229", "/pool"})
    void refuseAnEndpointThatPasswordsShouldNotGoTo(URI endpoint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(endpoint, false))
                .withMessageContaining("endpoint-override");
    }

    @Test
    void refuseAStandInWithoutAnEndpoint() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(null, true))
                .withMessageContaining("stand-in needs an endpoint-override");
    }

    @Test
    void printNoSecret() {
        CognitoSettings settings = new CognitoSettings("eu-central-1", POOL, "client", new Secret("hush-hush"), null);

        assertThat(settings.toString()).doesNotContain("hush-hush");
    }

    @ParameterizedTest
    @CsvSource({
        "0,10000,64,attempt-timeout is above zero",
        "60001,10000,64,attempt-timeout is above zero and at most 60 s",
        "2000,0,64,effect-timeout is above zero",
        "2000,60001,64,effect-timeout is above zero and at most 60 s",
        "2000,10000,0,max-connections",
        "2000,10000,1025,max-connections"
    })
    void limitsSayWhichOfThemIsWrong(long attempt, long effect, int connections, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallLimits(Duration.ofMillis(attempt), Duration.ofMillis(effect), connections))
                .withMessageContaining(rule);
    }

    @ParameterizedTest
    @CsvSource({"2,10,2", "30,30,10", "60,3,1"})
    void anAttemptToConnectEndsBeforeACallThatMustNotBeRepeated(int attempt, int effect, int connecting) {
        CallLimits limits = new CallLimits(Duration.ofSeconds(attempt), Duration.ofSeconds(effect), 64);

        assertThat(limits.connecting()).isEqualTo(Duration.ofSeconds(connecting));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void quotaRefusesARateThatIsNone(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuotaSettings.off().withRate(QuotaCategory.USER_READ, rate))
                .withMessageContaining("rate");
    }

    @Test
    void quotaRefusesAWaitThatWouldHoldABatch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuotaSettings(true, Map.of(), Duration.ofSeconds(31)))
                .withMessageContaining("max-wait");
    }

    @Test
    void quotaWaitsTenSecondsByDefault() {
        assertThat(QuotaSettings.defaults().maxWait()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void quotaHasTheRatesOfANewAccountByDefault() {
        assertThat(QuotaSettings.defaults().ratesPerSecond())
                .isEqualTo(Map.of(
                        QuotaCategory.USER_READ, 120.0,
                        QuotaCategory.USER_CREATION, 50.0,
                        QuotaCategory.USER_AUTHENTICATION, 120.0,
                        QuotaCategory.USER_TOKEN, 120.0,
                        QuotaCategory.USER_UPDATE, 25.0));
    }

    @Test
    void aClientIsMadeWithoutNetworkOrCredentials() {
        assertThatCode(() -> CognitoClients.create(settings(null, false)).close())
                .doesNotThrowAnyException();
    }

    private static CognitoSettings settings(@Nullable URI endpoint, boolean standIn) {
        return new CognitoSettings("eu-central-1", POOL, "client", null, endpoint, standIn, false, CallLimits.DEFAULTS);
    }
}
