package io.authflow.provisioning;

/** The topics could not be made as the catalogue says; the message says which, why, and what to do. */
public final class TopicCreationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopicCreationException(String message) {
        super(message);
    }

    TopicCreationException(String message, Throwable cause) {
        super(message, cause);
    }
}
