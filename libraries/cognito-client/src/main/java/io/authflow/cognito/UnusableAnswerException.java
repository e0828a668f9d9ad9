package io.authflow.cognito;

/** Something answered with success, but not as Cognito answers. */
final class UnusableAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
