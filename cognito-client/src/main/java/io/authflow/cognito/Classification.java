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
import static java.util.Map.entry;

import io.authflow.contracts.FailureCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConcurrentModificationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InternalErrorException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InternalServerException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHistoryPolicyViolationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyFailedAttemptsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnauthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnexpectedLambdaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedTokenTypeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedUserStateException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportInProgressException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/**
 * The one place that turns what the SDK throws into a failure code: by class, status and throttling flag, never by text.
 *
 * <p>What is not listed and not a fault of the service is {@link FailureCode#MISCONFIGURED}: a call that AWS refuses for a
 * reason that no user can cause, such as a missing right, an unknown access key, a wrong pool or a wrong client. It is
 * transient, since an operator can heal it while the record waits.
 */
final class Classification {
    private static final int SERVER_FAULT = 500;

    private static final Map<Class<?>, FailureCode> CODES = Map.ofEntries(
            entry(TooManyRequestsException.class, THROTTLED),
            entry(InternalErrorException.class, COGNITO_UNAVAILABLE),
            entry(InternalServerException.class, COGNITO_UNAVAILABLE),
            entry(ConcurrentModificationException.class, COGNITO_UNAVAILABLE),
            entry(UserImportInProgressException.class, COGNITO_UNAVAILABLE),
            entry(UnexpectedLambdaException.class, COGNITO_UNAVAILABLE),
            entry(NotAuthorizedException.class, NOT_AUTHORIZED),
            entry(UserLambdaValidationException.class, NOT_AUTHORIZED),
            entry(UnsupportedUserStateException.class, NOT_AUTHORIZED),
            entry(RefreshTokenReuseException.class, NOT_AUTHORIZED),
            entry(UnauthorizedException.class, NOT_AUTHORIZED),
            entry(UserNotConfirmedException.class, USER_NOT_CONFIRMED),
            entry(PasswordResetRequiredException.class, PASSWORD_RESET_REQUIRED),
            entry(InvalidPasswordException.class, INVALID_PASSWORD),
            entry(PasswordHistoryPolicyViolationException.class, INVALID_PASSWORD),
            entry(InvalidParameterException.class, INVALID_PARAMETER),
            entry(UnsupportedTokenTypeException.class, INVALID_PARAMETER),
            entry(UserNotFoundException.class, USER_NOT_FOUND),
            entry(UsernameExistsException.class, SIGNUP_UNCERTAIN),
            entry(AliasExistsException.class, SIGNUP_UNCERTAIN),
            entry(LimitExceededException.class, LIMIT_EXCEEDED),
            entry(TooManyFailedAttemptsException.class, LIMIT_EXCEEDED),
            entry(ServiceQuotaExceededException.class, LIMIT_EXCEEDED),
            entry(ApiCallTimeoutException.class, COGNITO_UNAVAILABLE),
            entry(ApiCallAttemptTimeoutException.class, COGNITO_UNAVAILABLE),
            entry(RetryableException.class, COGNITO_UNAVAILABLE),
            entry(AbortedException.class, COGNITO_UNAVAILABLE));

    private Classification() {}

    static CognitoException classify(CognitoOperation operation, SdkException thrown) {
        FailureCode code = code(operation, thrown);
        return new CognitoException(
                code, operation.awsName() + " failed with " + name(thrown) + ": " + FailureSentence.of(code));
    }

    /**
     * NotAuthorizedException is an answer to the user's credentials only where a call carries some. A call that IAM authorizes
     * carries ours.
     */
    static FailureCode code(CognitoOperation operation, SdkException thrown) {
        FailureCode code = code(thrown);
        return code == NOT_AUTHORIZED && operation.isSigned() ? MISCONFIGURED : code;
    }

    private static FailureCode code(SdkException thrown) {
        FailureCode known = CODES.get(thrown.getClass());
        if (known != null) {
            return known;
        }
        return thrown instanceof AwsServiceException answer ? ofAnswer(answer) : ofNoAnswer(thrown);
    }

    private static FailureCode ofAnswer(AwsServiceException answer) {
        if (answer.isThrottlingException()) {
            return THROTTLED;
        }
        return answer.statusCode() >= SERVER_FAULT ? COGNITO_UNAVAILABLE : MISCONFIGURED;
    }

    /** Without an answer and without an I/O error, the call was never sent: for example, there are no credentials. */
    private static FailureCode ofNoAnswer(SdkException thrown) {
        boolean io = Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof IOException || cause instanceof UncheckedIOException);
        return io ? COGNITO_UNAVAILABLE : MISCONFIGURED;
    }

    /** The class, or for an error that the SDK has no class for its code, if that is a plain word. */
    private static String name(SdkException thrown) {
        if (thrown instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
            String code = answer.awsErrorDetails().errorCode();
            if (code != null && code.matches("[A-Za-z]{1,64}")) {
                return code;
            }
        }
        return thrown.getClass().getSimpleName();
    }
}
