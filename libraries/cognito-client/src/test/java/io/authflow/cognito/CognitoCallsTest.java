package io.authflow.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.cognito.quota.InstanceQuotas;
import io.authflow.cognito.quota.QuotaCategory;
import io.authflow.cognito.quota.QuotaSettings;
import io.authflow.cognito.quota.VirtualNanoClock;
import io.authflow.contracts.CallLease;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.LeaseEndedException;
import io.authflow.contracts.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;

class CognitoCallsTest {
    private final AtomicInteger made = new AtomicInteger();
    private final CognitoIdentityProviderClient client = new NoClient();
    private final VirtualNanoClock clock = new VirtualNanoClock();

    @Test
    void aCallGivesWhatItIsAnswered() {
        CognitoCalls calls = calls(QuotaSettings.off());

        String answer = calls.call(CognitoOperation.SIGN_UP, CognitoIdentityProviderClient::serviceName);

        assertThat(answer).isEqualTo("none");
    }

    @Test
    void aCallBeyondTheQuotaIsThrottledAndNotMade() {
        CognitoCalls calls =
                calls(new QuotaSettings(true, Map.of(QuotaCategory.USER_UPDATE, 25.0), Duration.ofMillis(10)));

        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> calls.call(CognitoOperation.GLOBAL_SIGN_OUT, sdk -> made.incrementAndGet()))
                .withMessageContaining("USER_UPDATE")
                .extracting(CognitoException::code)
                .isEqualTo(FailureCode.THROTTLED);
        assertThat(made).hasValue(0);
    }

    @Test
    void aCallThatIsInterruptedInItsTurnIsNotMade() {
        clock.interruptWaits();
        CognitoCalls calls =
                calls(new QuotaSettings(true, Map.of(QuotaCategory.USER_AUTHENTICATION, 25.0), Duration.ofSeconds(10)));

        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> calls.call(CognitoOperation.INITIATE_AUTH, sdk -> made.incrementAndGet()))
                .withMessageContaining("was not called: the service is stopping")
                .satisfies(thrown -> assertThat(thrown.progress()).isEqualTo(Progress.NONE))
                .extracting(CognitoException::code)
                .isEqualTo(FailureCode.COGNITO_UNAVAILABLE);
        assertThat(made).hasValue(0);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aCallWhoseLeaseEndsInItsTurnIsNotMade() {
        CognitoCalls calls =
                calls(new QuotaSettings(true, Map.of(QuotaCategory.USER_AUTHENTICATION, 1.0), Duration.ofSeconds(10)));
        long leaseEnd = clock.nanoTime() + Duration.ofMillis(1_500).toNanos();

        assertThatExceptionOfType(LeaseEndedException.class)
                .isThrownBy(() -> CallLease.during(() -> clock.nanoTime() - leaseEnd < 0, () -> {
                    calls.call(CognitoOperation.INITIATE_AUTH, sdk -> made.incrementAndGet());
                    return calls.call(CognitoOperation.INITIATE_AUTH, sdk -> made.incrementAndGet());
                }))
                .withMessageStartingWith("InitiateAuth was not called");
        assertThat(made).hasValue(1);
    }

    /** Between the permit and the request, the SDK may fetch credentials. */
    @ParameterizedTest
    @EnumSource
    void aRequestWhoseLeaseEndsInsideTheSdkIsNotSent(CognitoOperation operation) {
        TestingHttpClient http = TestingHttpClient.answering(200, "{}");
        AtomicInteger asked = new AtomicInteger();

        try (CognitoIdentityProviderClient sdk = SentCalls.client(http)) {
            assertThatExceptionOfType(LeaseEndedException.class)
                    .isThrownBy(() -> CallLease.during(
                            () -> asked.incrementAndGet() == 1, () -> SentCalls.send(SentCalls.calls(sdk), operation)))
                    .withMessageStartingWith(operation.awsName() + " was not called")
                    .satisfies(thrown -> assertThat(thrown.progress()).isEqualTo(Progress.NONE));
        }

        assertThat(asked).hasValue(2);
        assertThat(http.exchanges()).isZero();
    }

    @Test
    void everyAttemptTakesAPermit() {
        TestingHttpClient http = TestingHttpClient.answering(400, "{\"__type\":\"TooManyRequestsException\"}");
        QuotaSettings fivePerSecond =
                new QuotaSettings(true, Map.of(QuotaCategory.USER_UPDATE, 5.0), Duration.ofSeconds(10));
        long start = clock.nanoTime();

        try (CognitoIdentityProviderClient sdk = SentCalls.client(http)) {
            CognitoCalls calls = new CognitoCalls(sdk, new InstanceQuotas(fivePerSecond, clock));
            while (clock.nanoTime() - start < Duration.ofSeconds(10).toNanos()) {
                assertThatExceptionOfType(CognitoException.class)
                        .isThrownBy(() -> SentCalls.send(calls, CognitoOperation.GLOBAL_SIGN_OUT))
                        .extracting(CognitoException::code)
                        .isEqualTo(FailureCode.THROTTLED);
            }
        }

        assertThat(http.exchanges()).isBetween(49, 51);
    }

    @Test
    void aFailureGetsItsCode() {
        CognitoCalls calls = calls(QuotaSettings.off());

        assertThatExceptionOfType(CognitoException.class)
                .isThrownBy(() -> calls.call(CognitoOperation.INITIATE_AUTH, sdk -> {
                    throw PasswordResetRequiredException.builder().build();
                }))
                .extracting(CognitoException::code)
                .isEqualTo(FailureCode.PASSWORD_RESET_REQUIRED);
    }

    private CognitoCalls calls(QuotaSettings quota) {
        return new CognitoCalls(client, new InstanceQuotas(quota, clock));
    }

    private static final class NoClient implements CognitoIdentityProviderClient {
        @Override
        public String serviceName() {
            return "none";
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
