package io.authflow.cognito;

import static io.authflow.contracts.FailureCode.COGNITO_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.StepException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ConcurrentModificationException;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.NonRetryableException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Tests the code and the progress of exceptions that the HTTP client, the JDK or the SDK throws. */
class FailuresThroughTheSdkTest {
    private static final String CANARY = "C4nary-Passw0rd";

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    static Stream<Throwable> afterSending() {
        return Stream.of(
                new SocketTimeoutException(CANARY),
                new SocketException(CANARY),
                new EOFException(CANARY),
                new InterruptedIOException(CANARY),
                new SSLException(CANARY),
                new NoHttpResponseException(CANARY),
                new ConnectionClosedException(CANARY),
                new IOException(CANARY),
                new UncheckedIOException(new IOException(CANARY)),
                new CancellationException(CANARY),
                new CompletionException(new IOException(CANARY)),
                new RejectedExecutionException(CANARY),
                new IllegalStateException("Connection pool shut down"),
                new IllegalArgumentException(CANARY),
                new NullPointerException(CANARY),
                new ClassCastException(CANARY),
                new NoSuchElementException(CANARY),
                new ConcurrentModificationException(CANARY),
                new UnsupportedOperationException(CANARY),
                new SecurityException(CANARY),
                new RuntimeException(CANARY),
                AbortedException.create(CANARY),
                ApiCallTimeoutException.create(1),
                ApiCallAttemptTimeoutException.create(1),
                RetryableException.create(CANARY, new IOException(CANARY)),
                NonRetryableException.builder().message(CANARY).build(),
                Crc32MismatchException.builder().message(CANARY).build(),
                SdkClientException.create(CANARY, new IOException(CANARY)),
                SdkClientException.create(CANARY, new NullPointerException(CANARY)));
    }

    @ParameterizedTest
    @MethodSource("afterSending")
    void anythingThatMayComeAfterSendingIsUncertainIfTheCallMustNotBeRepeated(Throwable thrown) {
        assertFailure(TestingHttpClient.failing(thrown), CognitoOperation.INITIATE_AUTH, Progress.UNCERTAIN);
        assertFailure(TestingHttpClient.failing(thrown), CognitoOperation.SIGN_UP, Progress.UNCERTAIN);
    }

    @ParameterizedTest
    @MethodSource("afterSending")
    void anythingIsHarmlessIfTheCallMayBeRepeated(Throwable thrown) {
        assertFailure(TestingHttpClient.failing(thrown), CognitoOperation.ADMIN_USER_GLOBAL_SIGN_OUT, Progress.NONE);
        assertFailure(TestingHttpClient.failing(thrown), CognitoOperation.REVOKE_TOKEN, Progress.NONE);
    }

    static Stream<Throwable> beforeSending() {
        return Stream.of(
                new ConnectException(CANARY),
                new HttpHostConnectException(CANARY),
                new ConnectTimeoutException(CANARY),
                new UnknownHostException(CANARY),
                new NoRouteToHostException(CANARY),
                new SSLHandshakeException(CANARY),
                new SSLPeerUnverifiedException(CANARY),
                new ConnectionRequestTimeoutException(CANARY),
                new UncheckedIOException(new ConnectException(CANARY)));
    }

    @ParameterizedTest
    @MethodSource("beforeSending")
    void aCallWithoutAConnectionWasNotSent(Throwable thrown) {
        assertFailure(TestingHttpClient.failing(thrown), CognitoOperation.INITIATE_AUTH, Progress.NONE);
        assertFailure(TestingHttpClient.failing(thrown), CognitoOperation.SIGN_UP, Progress.NONE);
    }

    @ParameterizedTest
    @EnumSource(CognitoOperation.class)
    void anErrorPasses(CognitoOperation operation) {
        try (CognitoIdentityProviderClient client =
                SentCalls.client(TestingHttpClient.failing(new StackOverflowError()))) {
            assertThatExceptionOfType(StackOverflowError.class)
                    .isThrownBy(() -> SentCalls.send(SentCalls.calls(client), operation));
        }
    }

    @Test
    void whatTheCallerThrowsPasses() {
        StepException thrown = new StepException(FailureCode.CANNOT_OPEN, Progress.BEGUN, "ours");
        try (CognitoIdentityProviderClient client = SentCalls.client(TestingHttpClient.answering(200, "{}"))) {
            CognitoCalls calls = SentCalls.calls(client);

            assertThatExceptionOfType(StepException.class)
                    .isThrownBy(() -> calls.call(CognitoOperation.SIGN_UP, sdk -> {
                        throw thrown;
                    }))
                    .isSameAs(thrown);
        }
    }

    @Test
    void anInterruptBeforeTheCallKeepsItFromBeingSent() {
        TestingHttpClient http = TestingHttpClient.answering(200, "{}");
        Thread.currentThread().interrupt();

        assertFailure(http, CognitoOperation.INITIATE_AUTH, Progress.NONE);
        assertThat(http.exchanges()).isZero();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void anInterruptInTheCallIsUncertainAndIsKept() {
        TestingHttpClient http = new TestingHttpClient(() -> {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(CANARY);
        });

        assertFailure(http, CognitoOperation.INITIATE_AUTH, Progress.UNCERTAIN);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void aClientThatIsClosedIsAFailureOfTheCall() {
        CognitoIdentityProviderClient client = SentCalls.client(TestingHttpClient.answering(200, "{}"));
        client.close();

        CognitoException thrown = catchThrowableOfType(
                CognitoException.class, () -> SentCalls.send(SentCalls.calls(client), CognitoOperation.ADMIN_GET_USER));

        assertThat(thrown.code()).isEqualTo(COGNITO_UNAVAILABLE);
    }

    @Test
    void theMessageNamesTheFirstCause() {
        assertThat(Classification.classify(
                        CognitoOperation.ADMIN_GET_USER,
                        SdkClientException.create(CANARY, new UncheckedIOException(new IOException(CANARY)))))
                .hasMessageStartingWith("AdminGetUser failed with SdkClientException (IOException): ")
                .hasMessageNotContaining(CANARY);
    }

    private static void assertFailure(TestingHttpClient http, CognitoOperation operation, Progress progress) {
        try (CognitoIdentityProviderClient client = SentCalls.client(http)) {
            CognitoException thrown = catchThrowableOfType(
                    CognitoException.class, () -> SentCalls.send(SentCalls.calls(client), operation));

            assertThat(thrown.code()).isEqualTo(COGNITO_UNAVAILABLE);
            assertThat(thrown.progress()).isEqualTo(progress);
            assertThat(thrown)
                    .hasMessageStartingWith(operation.awsName() + " ")
                    .hasMessageNotContaining(CANARY)
                    .hasNoCause();
            assertThat(http.exchanges()).isLessThanOrEqualTo(1);
        }
    }
}
