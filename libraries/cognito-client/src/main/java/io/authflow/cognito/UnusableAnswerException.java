package io.authflow.cognito;

/** Reports a successful answer that cannot come from Cognito. */
final class UnusableAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
