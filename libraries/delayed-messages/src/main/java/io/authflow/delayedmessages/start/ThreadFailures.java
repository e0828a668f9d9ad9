package io.authflow.delayedmessages.start;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died. This is harmless, because its transaction is aborted and repeated. Gives up if a
 * new thread would die in the same way: after some kinds of error, or after {@value #MAX_REPLACEMENTS} replacements
 * within {@link #WINDOW}.
 */
public final class ThreadFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ThreadFailures.class);
    static final int MAX_REPLACEMENTS = 10;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Consumer<Throwable> listener;
    private final Deque<Instant> recent = new ArrayDeque<>();

    public ThreadFailures(InstantSource clock, Consumer<Throwable> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        StreamThreadExceptionResponse response = isHopeless(failure) || isTooOften()
                ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                : StreamThreadExceptionResponse.REPLACE_THREAD;
        // Log the class only: a message may quote a value.
        log.atError()
                .addKeyValue("code", rootOf(failure).getClass().getSimpleName())
                .addKeyValue("response", response)
                .log("A stream thread died");
        listener.accept(failure);
        return response;
    }

    private boolean isTooOften() {
        Instant now = clock.instant();
        recent.add(now);
        while (!recent.isEmpty() && recent.getFirst().isBefore(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        return recent.size() > MAX_REPLACEMENTS;
    }

    private static boolean isHopeless(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Error
                    || cause instanceof AuthenticationException
                    || cause instanceof AuthorizationException
                    || cause instanceof UnsupportedVersionException
                    || cause instanceof MissingSourceTopicException) {
                return true;
            }
        }
        return false;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
