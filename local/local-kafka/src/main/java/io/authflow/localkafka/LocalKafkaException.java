package io.authflow.localkafka;

import org.jspecify.annotations.Nullable;

/** The local broker cannot do what was asked. The message says what happened, why, and what to do next. */
public final class LocalKafkaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LocalKafkaException(String message) {
        super(message);
    }

    LocalKafkaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
