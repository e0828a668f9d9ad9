package io.authflow.cognito;

import static io.authflow.contracts.FailureCode.COGNITO_UNAVAILABLE;
import static io.authflow.contracts.FailureCode.MISCONFIGURED;
import static io.authflow.contracts.FailureCode.THROTTLED;
import static io.authflow.contracts.Progress.NONE;
import static io.authflow.contracts.Progress.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Tests answers that do not come from Cognito, through the real SDK. */
class AnswersThroughTheSdkTest {
    private static final String JSON = "application/x-amz-json-1.1";
    private static final String PAGE = "<html>Log in to the network</html>";

    static Stream<Arguments> nonsense() {
        return Stream.of(
                        arguments(200, "text/html", PAGE),
                        arguments(200, JSON, PAGE),
                        arguments(200, null, PAGE),
                        arguments(200, "text/html", ""),
                        arguments(200, "text/html", "{}"),
                        arguments(200, JSON, "{\"AuthenticationResult\":"),
                        arguments(200, JSON, "[1]"),
                        arguments(200, JSON, "null"),
                        arguments(200, JSON, "\"x\""),
                        arguments(200, JSON, "}"),
                        arguments(302, "text/html", "moved"))
                .flatMap(answer -> Arrays.stream(CognitoOperation.values()).map(operation -> {
                    Object[] given = answer.get();
                    return arguments(operation, given[0], given[1], given[2]);
                }));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsNoSuccess(CognitoOperation operation, int status, @Nullable String type, String body) {
        assertFailure(
                TestingHttpClient.answering(status, type, body),
                operation,
                COGNITO_UNAVAILABLE,
                operation.isIdempotent() ? NONE : UNCERTAIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"AuthenticationResult\":7}", "{\"AuthenticationResult\":{\"ExpiresIn\":\"abc\"}}"})
    void anAnswerOfOtherTypesIsNoSuccess(String body) {
        assertFailure(
                TestingHttpClient.answering(200, body), CognitoOperation.INITIATE_AUTH, COGNITO_UNAVAILABLE, UNCERTAIN);
    }

    @Test
    void anAnswerWithoutEndIsNoSuccess() {
        assertFailure(
                TestingHttpClient.answering(200, "{" + " ".repeat(1 << 20) + "}"),
                CognitoOperation.INITIATE_AUTH,
                COGNITO_UNAVAILABLE,
                UNCERTAIN);
    }

    @ParameterizedTest
    @EnumSource(CognitoOperation.class)
    void anAnswerThatBreaksOffIsNoSuccess(CognitoOperation operation) {
        TestingHttpClient http = new TestingHttpClient(() -> HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(200).build())
                .responseBody(AbortableInputStream.create(new BreaksOff()))
                .build());

        assertFailure(http, operation, COGNITO_UNAVAILABLE, operation.isIdempotent() ? NONE : UNCERTAIN);
    }

    @ParameterizedTest
    @EnumSource(
            value = CognitoOperation.class,
            names = {"ADMIN_CONFIRM_SIGN_UP", "ADMIN_USER_GLOBAL_SIGN_OUT", "GLOBAL_SIGN_OUT", "REVOKE_TOKEN"})
    void anAnswerMayBeEmptyWhereNothingIsReturned(CognitoOperation operation) {
        assertSuccess(TestingHttpClient.answering(200, " {} \r\n"), operation);
        assertSuccess(TestingHttpClient.answering(200, ""), operation);
        assertSuccess(TestingHttpClient.answering(200, null, null), operation);
    }

    @ParameterizedTest
    @CsvSource({
        "403,text/html,blocked,MISCONFIGURED,NONE",
        "403,application/x-amz-json-1.1,{\"__type\":\"ForbiddenException\"},MISCONFIGURED,NONE",
        "404,text/html,nothing here,MISCONFIGURED,NONE",
        "429,text/html,slow down,THROTTLED,NONE",
        "400,application/x-amz-json-1.1,{\"__type\":\"TooManyRequestsException\"},THROTTLED,NONE",
        "400,application/x-amz-json-1.1,{\"__type\":\"NotAuthorizedException\"},NOT_AUTHORIZED,NONE",
        "400,application/x-amz-json-1.1,{\"__type\":\"UserNotConfirmedException\"},USER_NOT_CONFIRMED,NONE",
        "400,application/x-amz-json-1.1,{\"__type\":\"InternalErrorException\"},COGNITO_UNAVAILABLE,UNCERTAIN",
        "500,application/x-amz-json-1.1,{\"__type\":\"InternalErrorException\"},COGNITO_UNAVAILABLE,UNCERTAIN",
        "503,text/html,down,COGNITO_UNAVAILABLE,UNCERTAIN",
        "504,text/html,too late,COGNITO_UNAVAILABLE,UNCERTAIN"
    })
    void aRefusalProvesThatNothingHappened(int status, String type, String body, FailureCode code, Progress progress) {
        TestingHttpClient http = TestingHttpClient.answering(status, type, body);

        assertFailure(http, CognitoOperation.INITIATE_AUTH, code, progress);
        assertThat(http.exchanges()).isEqualTo(1);
        assertFailure(TestingHttpClient.answering(status, type, body), CognitoOperation.SIGN_UP, code, progress);
    }

    @Test
    void aBlockOfAWafIsTransient() {
        assertThat(MISCONFIGURED.kind()).isEqualTo(FailureCode.Kind.TRANSIENT);
        assertThat(THROTTLED.kind()).isEqualTo(FailureCode.Kind.TRANSIENT);
    }

    private static void assertSuccess(TestingHttpClient http, CognitoOperation operation) {
        try (CognitoIdentityProviderClient client = SentCalls.client(http)) {
            assertThatCode(() -> SentCalls.send(SentCalls.calls(client), operation))
                    .doesNotThrowAnyException();
        }
    }

    private static void assertFailure(
            TestingHttpClient http, CognitoOperation operation, FailureCode code, Progress progress) {
        try (CognitoIdentityProviderClient client = SentCalls.client(http)) {
            CognitoException thrown = catchThrowableOfType(
                    CognitoException.class, () -> SentCalls.send(SentCalls.calls(client), operation));

            assertThat(thrown).as("a failure of %s", operation).isNotNull();
            assertThat(thrown.code()).isEqualTo(code);
            assertThat(thrown.progress()).isEqualTo(progress);
        }
    }

    /** A stream that fails after its first byte. */
    private static final class BreaksOff extends FilterInputStream {
        BreaksOff() {
            super(new ByteArrayInputStream(new byte[] {'{'}));
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, Math.min(1, length));
            if (read < 0) {
                throw new IOException("reset");
            }
            return read;
        }
    }
}
