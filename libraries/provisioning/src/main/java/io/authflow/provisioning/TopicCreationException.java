package io.authflow.provisioning;

/** Reports that a topic could not be created or updated. The message says which topic, why, and what to do. */
public final class TopicCreationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopicCreationException(String message) {
        super(message);
    }

    TopicCreationException(String message, Throwable cause) {
        super(message, cause);
    }
}
