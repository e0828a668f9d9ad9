package io.authflow.cognito;

import static io.authflow.contracts.FailureCode.COGNITO_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;

/** Tests the progress that an exception proves. */
class ProgressTest {
    @ParameterizedTest
    @MethodSource("io.authflow.cognito.ClassificationTest#modelled")
    void aRefusalProvesThatNothingHappenedUnlessItIsAFaultOfCognito(String name, FailureCode code)
            throws ReflectiveOperationException {
        assertThat(Classification.progress(CognitoOperation.INITIATE_AUTH, ClassificationTest.make(name, 400)))
                .isEqualTo(code == COGNITO_UNAVAILABLE ? Progress.UNCERTAIN : Progress.NONE);
        assertThat(Classification.progress(CognitoOperation.INITIATE_AUTH, ClassificationTest.make(name, 500)))
                .isEqualTo(Progress.UNCERTAIN);
        assertThat(Classification.progress(CognitoOperation.REVOKE_TOKEN, ClassificationTest.make(name, 500)))
                .isEqualTo(Progress.NONE);
    }

    @ParameterizedTest
    @EnumSource(CognitoOperation.class)
    void onlyACallWithASecondEffectIsUncertain(CognitoOperation operation) {
        boolean repeatable = operation != CognitoOperation.INITIATE_AUTH && operation != CognitoOperation.SIGN_UP;

        assertThat(Classification.progress(operation, ApiCallAttemptTimeoutException.create(1)))
                .isEqualTo(repeatable ? Progress.NONE : Progress.UNCERTAIN);
    }

    @Test
    void theMessageSaysThatTheEffectIsUnknown() {
        assertThat(Classification.classify(CognitoOperation.INITIATE_AUTH, ApiCallAttemptTimeoutException.create(1)))
                .hasMessageEndingWith("Nobody knows whether the call had its effect.");
    }

    @Test
    void causesInACircleDoNotHoldTheCall() {
        IOException inner = new IOException("text");
        RuntimeException outer = new IllegalStateException("text", inner);
        inner.initCause(outer);

        assertThat(Classification.code(CognitoOperation.SIGN_UP, outer)).isEqualTo(COGNITO_UNAVAILABLE);
        assertThat(Classification.progress(CognitoOperation.SIGN_UP, outer)).isEqualTo(Progress.UNCERTAIN);
    }
}
