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
import io.authflow.contracts.Progress;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
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
 * Assigns a failure code and a progress to every exception of a call. It uses classes, statuses and the SDK's
 * throttling flag, and never texts. Every {@link RuntimeException} gets a code, because the HTTP client also throws
 * exceptions of its own.
 *
 * <p>A refusal (4xx) that is not listed is {@link FailureCode#MISCONFIGURED}. No user can cause such a refusal. The
 * cause is a missing right, an unknown access key, or a wrong pool or client. A block by a WAF counts too. The code is
 * transient, because an operator can correct the cause while the record waits.
 */
final class Classification {
    private static final int CLIENT_FAULT = 400;
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
            entry(ServiceQuotaExceededException.class, LIMIT_EXCEEDED));

    private Classification() {}

    static CognitoException classify(CognitoOperation operation, RuntimeException thrown) {
        FailureCode code = code(operation, thrown);
        Progress progress = progress(operation, thrown);
        String unknown = progress == Progress.UNCERTAIN ? " Nobody knows whether the call had its effect." : "";
        return new CognitoException(
                code,
                progress,
                operation.awsName() + " failed with " + name(thrown) + ": " + FailureSentence.of(code) + unknown);
    }

    /**
     * Returns the code of a failure. NotAuthorizedException refuses the user's credentials only if the call carries
     * some. A call that IAM authorizes carries the service's credentials.
     */
    static FailureCode code(CognitoOperation operation, RuntimeException thrown) {
        FailureCode code = code(thrown);
        return code == NOT_AUTHORIZED && operation.isSigned() ? MISCONFIGURED : code;
    }

    /**
     * Returns the progress of a failed call. It is {@code UNCERTAIN} if a repeated call could have a second effect, and
     * nothing proves that this call had none.
     */
    static Progress progress(CognitoOperation operation, RuntimeException thrown) {
        boolean harmless = operation.isIdempotent() || isRefusal(thrown) || NotSent.isProvenBy(thrown);
        return harmless ? Progress.NONE : Progress.UNCERTAIN;
    }

    /**
     * Returns whether Cognito refused the request. Cognito reports some faults of its own with status 400 too. These
     * prove nothing.
     */
    private static boolean isRefusal(RuntimeException thrown) {
        return thrown instanceof AwsServiceException answer
                && isRefusal(answer.statusCode())
                && code(answer) != COGNITO_UNAVAILABLE;
    }

    private static boolean isRefusal(int status) {
        return status >= CLIENT_FAULT && status < SERVER_FAULT;
    }

    private static FailureCode code(RuntimeException thrown) {
        FailureCode known = CODES.get(thrown.getClass());
        if (known != null) {
            return known;
        }
        if (thrown instanceof AwsServiceException answer) {
            return ofAnswer(answer);
        }
        return isNoCredentials(thrown) ? MISCONFIGURED : COGNITO_UNAVAILABLE;
    }

    /**
     * Returns the code of an AWS answer without a listed class. A status below 400 does not come from Cognito, but for
     * example from a proxy.
     */
    private static FailureCode ofAnswer(AwsServiceException answer) {
        if (answer.isThrottlingException()) {
            return THROTTLED;
        }
        return isRefusal(answer.statusCode()) ? MISCONFIGURED : COGNITO_UNAVAILABLE;
    }

    /**
     * Returns whether the SDK failed before it sent the call, for example without credentials. This is the case if its
     * exception has no cause.
     */
    private static boolean isNoCredentials(RuntimeException thrown) {
        return thrown.getClass() == SdkClientException.class && thrown.getCause() == null;
    }

    /**
     * Returns the name of a failure for messages. For an AWS answer this is its error code, if the code is 1 to 64
     * letters. Otherwise it is the exception's class, with the class of the innermost cause.
     */
    private static String name(RuntimeException thrown) {
        if (thrown instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
            String code = answer.awsErrorDetails().errorCode();
            if (code != null && code.matches("[A-Za-z]{1,64}")) {
                return code;
            }
        }
        String name = thrown.getClass().getSimpleName();
        return Causes.of(thrown)
                .skip(1)
                .reduce((outer, inner) -> inner)
                .map(first -> name + " (" + first.getClass().getSimpleName() + ")")
                .orElse(name);
    }
}
