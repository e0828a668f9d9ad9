package io.authflow.cognito;

import static io.authflow.contracts.FailureCode.COGNITO_UNAVAILABLE;
import static io.authflow.contracts.FailureCode.INVALID_PARAMETER;
import static io.authflow.contracts.FailureCode.INVALID_PASSWORD;
import static io.authflow.contracts.FailureCode.LIMIT_EXCEEDED;
import static io.authflow.contracts.FailureCode.MISCONFIGURED;
import static io.authflow.contracts.FailureCode.NOT_AUTHORIZED;
import static io.authflow.contracts.FailureCode.PASSWORD_RESET_REQUIRED;
import static io.authflow.contracts.FailureCode.SIGNUP_UNCERTAIN;
import static io.authflow.contracts.FailureCode.THROTTLED;
import static io.authflow.contracts.FailureCode.USER_NOT_CONFIRMED;
import static io.authflow.contracts.FailureCode.USER_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.authflow.contracts.FailureCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

class ClassificationTest {
    private static final String CANARY = "C4nary-Passw0rd";
    private static final String PACKAGE = UserNotFoundException.class.getPackageName();

    private static final String TABLE = """
            AccessDenied MISCONFIGURED
            AliasExists SIGNUP_UNCERTAIN
            CodeDeliveryFailure MISCONFIGURED
            CodeMismatch MISCONFIGURED
            ConcurrentModification COGNITO_UNAVAILABLE
            DeviceKeyExists MISCONFIGURED
            DuplicateProvider MISCONFIGURED
            EnableSoftwareTokenMfa MISCONFIGURED
            ExpiredCode MISCONFIGURED
            FeatureUnavailableInTier MISCONFIGURED
            Forbidden MISCONFIGURED
            GroupExists MISCONFIGURED
            InternalError COGNITO_UNAVAILABLE
            InternalServer COGNITO_UNAVAILABLE
            InvalidEmailRoleAccessPolicy MISCONFIGURED
            InvalidLambdaResponse MISCONFIGURED
            InvalidOAuthFlow MISCONFIGURED
            InvalidParameter INVALID_PARAMETER
            InvalidPassword INVALID_PASSWORD
            InvalidSmsRoleAccessPolicy MISCONFIGURED
            InvalidSmsRoleTrustRelationship MISCONFIGURED
            InvalidUserPoolConfiguration MISCONFIGURED
            LimitExceeded LIMIT_EXCEEDED
            ManagedLoginBrandingExists MISCONFIGURED
            MfaMethodNotFound MISCONFIGURED
            NotAuthorized NOT_AUTHORIZED
            OperationNotEnabled MISCONFIGURED
            PasswordHistoryPolicyViolation INVALID_PASSWORD
            PasswordResetRequired PASSWORD_RESET_REQUIRED
            PreconditionNotMet MISCONFIGURED
            RefreshTokenReuse NOT_AUTHORIZED
            ResourceNotFound MISCONFIGURED
            ScopeDoesNotExist MISCONFIGURED
            ServiceQuotaExceeded LIMIT_EXCEEDED
            SoftwareTokenMfaNotFound MISCONFIGURED
            TermsExists MISCONFIGURED
            TierChangeNotAllowed MISCONFIGURED
            TooManyFailedAttempts LIMIT_EXCEEDED
            TooManyRequests THROTTLED
            Unauthorized NOT_AUTHORIZED
            UnexpectedLambda COGNITO_UNAVAILABLE
            UnsupportedIdentityProvider MISCONFIGURED
            UnsupportedOperation MISCONFIGURED
            UnsupportedTokenType INVALID_PARAMETER
            UnsupportedUserState NOT_AUTHORIZED
            UserImportInProgress COGNITO_UNAVAILABLE
            UserLambdaValidation NOT_AUTHORIZED
            UserNotConfirmed USER_NOT_CONFIRMED
            UserNotFound USER_NOT_FOUND
            UserPoolAddOnNotEnabled MISCONFIGURED
            UserPoolTagging MISCONFIGURED
            UsernameExists SIGNUP_UNCERTAIN
            WebAuthnChallengeNotFound MISCONFIGURED
            WebAuthnClientMismatch MISCONFIGURED
            WebAuthnConfigurationMissing MISCONFIGURED
            WebAuthnCredentialNotSupported MISCONFIGURED
            WebAuthnNotEnabled MISCONFIGURED
            WebAuthnOriginNotAllowed MISCONFIGURED
            WebAuthnRelyingPartyMismatch MISCONFIGURED
            """;

    @Test
    void theTableHasEveryExceptionOfTheSdk() throws IOException {
        assertThat(expected().keySet()).containsExactlyElementsOf(exceptionsInTheSdk());
    }

    @ParameterizedTest
    @MethodSource("modelled")
    void anExceptionHasTheCodeOfItsClass(String name, FailureCode expected) throws ReflectiveOperationException {
        assertThat(Classification.code(CognitoOperation.INITIATE_AUTH, make(name)))
                .isEqualTo(expected);
    }

    static Stream<Arguments> modelled() {
        return expected().entrySet().stream().map(row -> arguments(row.getKey(), row.getValue()));
    }

    @ParameterizedTest
    @MethodSource("others")
    void anExceptionWithoutAClassHasTheCodeOfItsKind(RuntimeException thrown, FailureCode expected) {
        assertThat(Classification.code(CognitoOperation.INITIATE_AUTH, thrown)).isEqualTo(expected);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments(answer(400, "ThrottlingException"), THROTTLED),
                arguments(answer(429, "Whatever"), THROTTLED),
                arguments(answer(500, "Whatever"), COGNITO_UNAVAILABLE),
                arguments(answer(503, "ServiceUnavailable"), COGNITO_UNAVAILABLE),
                arguments(answer(302, "Whatever"), COGNITO_UNAVAILABLE),
                arguments(answer(400, "UnrecognizedClientException"), MISCONFIGURED),
                arguments(answer(400, "InvalidSignatureException"), MISCONFIGURED),
                arguments(answer(403, "MissingAuthenticationTokenException"), MISCONFIGURED),
                arguments(answer(400, "ExpiredTokenException"), MISCONFIGURED),
                arguments(ApiCallTimeoutException.create(1), COGNITO_UNAVAILABLE),
                arguments(ApiCallAttemptTimeoutException.create(1), COGNITO_UNAVAILABLE),
                arguments(AbortedException.create(CANARY), COGNITO_UNAVAILABLE),
                arguments(SdkClientException.create(CANARY, new IOException(CANARY)), COGNITO_UNAVAILABLE),
                arguments(
                        SdkClientException.create(CANARY, new UncheckedIOException(new IOException(CANARY))),
                        COGNITO_UNAVAILABLE),
                arguments(SdkClientException.create("Unable to load credentials"), MISCONFIGURED));
    }

    @ParameterizedTest
    @EnumSource(CognitoOperation.class)
    void notAuthorizedIsOurOwnFaultWhereIamAuthorizes(CognitoOperation operation) throws ReflectiveOperationException {
        assertThat(Classification.code(operation, make("NotAuthorized")))
                .isEqualTo(operation.isSigned() ? MISCONFIGURED : NOT_AUTHORIZED);
    }

    @ParameterizedTest
    @MethodSource("modelled")
    void theMessageNamesTheCallAndTheClassAndQuotesNothing(String name, FailureCode ignored)
            throws ReflectiveOperationException {
        CognitoException thrown = Classification.classify(CognitoOperation.INITIATE_AUTH, make(name));

        assertThat(thrown)
                .hasMessageStartingWith("InitiateAuth failed with " + name + "Exception: ")
                .hasMessageNotContaining(CANARY)
                .hasMessageNotContaining("See the code")
                .hasNoCause();
    }

    @Test
    void theMessageNamesACodeThatTheSdkHasNoClassFor() {
        assertThat(Classification.classify(CognitoOperation.ADMIN_GET_USER, answer(400, "ExpiredTokenException")))
                .hasMessageContaining("ExpiredTokenException");
    }

    @Test
    void theMessageDoesNotNameACodeThatIsNoWord() {
        assertThat(Classification.classify(CognitoOperation.ADMIN_GET_USER, answer(400, "x\r\n" + CANARY)))
                .hasMessageNotContaining(CANARY);
    }

    @Test
    void everyCodeOfACallHasASentenceOfItsOwn() {
        List<String> sentences = EnumSet.copyOf(expected().values()).stream()
                .map(FailureSentence::of)
                .toList();

        assertThat(sentences).doesNotHaveDuplicates().noneMatch(sentence -> sentence.contains("See the code"));
        assertThat(expected().values())
                .contains(
                        COGNITO_UNAVAILABLE,
                        INVALID_PARAMETER,
                        INVALID_PASSWORD,
                        LIMIT_EXCEEDED,
                        MISCONFIGURED,
                        NOT_AUTHORIZED,
                        PASSWORD_RESET_REQUIRED,
                        SIGNUP_UNCERTAIN,
                        THROTTLED,
                        USER_NOT_CONFIRMED,
                        USER_NOT_FOUND);
    }

    private static Map<String, FailureCode> expected() {
        Map<String, FailureCode> table = new TreeMap<>();
        TABLE.lines().map(line -> line.split(" ")).forEach(row -> table.put(row[0], FailureCode.valueOf(row[1])));
        return table;
    }

    private static List<String> exceptionsInTheSdk() throws IOException {
        URL resource = Objects.requireNonNull(
                UserNotFoundException.class.getResource(UserNotFoundException.class.getSimpleName() + ".class"));
        try (var jar = ((JarURLConnection) resource.openConnection()).getJarFile()) {
            String directory = PACKAGE.replace('.', '/') + "/";
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(directory) && name.endsWith("Exception.class"))
                    .map(name -> name.substring(directory.length(), name.length() - "Exception.class".length()))
                    .filter(name -> !name.equals("CognitoIdentityProvider"))
                    .sorted()
                    .toList();
        }
    }

    private static CognitoIdentityProviderException make(String name) throws ReflectiveOperationException {
        return make(name, 400);
    }

    static CognitoIdentityProviderException make(String name, int status) throws ReflectiveOperationException {
        var builder = (CognitoIdentityProviderException.Builder) Class.forName(PACKAGE + "." + name + "Exception")
                .getMethod("builder")
                .invoke(null);
        builder.message(CANARY).statusCode(status);
        return (CognitoIdentityProviderException) builder.build();
    }

    private static CognitoIdentityProviderException answer(int status, String code) {
        return (CognitoIdentityProviderException) CognitoIdentityProviderException.builder()
                .message(CANARY)
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(CANARY)
                        .build())
                .build();
    }
}
