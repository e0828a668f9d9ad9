package io.authflow.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.contracts.FailureCode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;

class CognitoCallsTest {
    private final AtomicInteger made = new AtomicInteger();
    private final CognitoIdentityProviderClient client = new NoClient();

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
        return new CognitoCalls(client, new Quotas(quota, new VirtualNanoClock()));
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
