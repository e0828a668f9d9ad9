package io.authflow.cognito;

import io.authflow.contracts.FailureCode;
import java.util.EnumMap;
import java.util.Map;

/** The sentences that say why a call failed and what to do next. */
final class FailureSentence {
    private static final Map<FailureCode, String> SENTENCES = new EnumMap<>(FailureCode.class);

    static {
        SENTENCES.put(
                FailureCode.THROTTLED,
                "the account's request rate is used up. It is retried; if it lasts, lower the quota rates or ask AWS for"
                        + " more.");
        SENTENCES.put(
                FailureCode.COGNITO_UNAVAILABLE,
                "Cognito could not be reached, did not answer in time, or failed itself. It is retried; if it lasts, check"
                        + " the network and the AWS health page.");
        SENTENCES.put(
                FailureCode.MISCONFIGURED,
                "the settings or rights of this service do not fit the user pool. Check region, pool id, client id,"
                        + " client secret and the IAM policy; it is retried meanwhile.");
        SENTENCES.put(
                FailureCode.NOT_AUTHORIZED,
                "the credentials were refused, or the user is disabled or locked out. If every call ends like this, check"
                        + " the client secret.");
        SENTENCES.put(
                FailureCode.USER_NOT_CONFIRMED, "the user has not been confirmed. Confirm the user, then send again.");
        SENTENCES.put(
                FailureCode.PASSWORD_RESET_REQUIRED,
                "the password must be reset first. Reset it, then send a new request.");
        SENTENCES.put(
                FailureCode.INVALID_PASSWORD,
                "the password breaks the policy of the pool. Send a new request with another password.");
        SENTENCES.put(
                FailureCode.INVALID_PARAMETER,
                "a parameter is not what the pool takes. Check the user name; if every call ends like this, check which"
                        + " attributes and authentication flows the app client allows.");
        SENTENCES.put(FailureCode.USER_NOT_FOUND, "the pool has no such user. Send a new request to sign up.");
        SENTENCES.put(
                FailureCode.SIGNUP_UNCERTAIN, "the user exists already. Confirm or delete that user, then send again.");
        SENTENCES.put(
                FailureCode.LIMIT_EXCEEDED,
                "a limit of the account or of the user was exceeded. Wait, or raise the limit, then send again.");
    }

    private FailureSentence() {}

    static String of(FailureCode code) {
        return SENTENCES.getOrDefault(code, "the call failed. See the code.");
    }
}
