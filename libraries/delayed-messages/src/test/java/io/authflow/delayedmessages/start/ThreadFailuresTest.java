package io.authflow.delayedmessages.start;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class ThreadFailuresTest {
    private static final Throwable TRANSIENT = new StreamsException(new TimeoutException("slow broker"));

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final List<Throwable> heard = new ArrayList<>();
    private final ThreadFailures failures = new ThreadFailures(() -> now, heard::add);

    @Test
    void replacesAThreadAndTells() {
        assertThat(failures.handle(TRANSIENT)).isEqualTo(REPLACE_THREAD);
        assertThat(heard).containsExactly(TRANSIENT);
    }

    @Test
    void givesUpWhereRightsAreMissing() {
        assertThat(failures.handle(new StreamsException(new TopicAuthorizationException("due"))))
                .isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void givesUpOnAnError() {
        assertThat(failures.handle(new OutOfMemoryError())).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void givesUpOnThreadsThatKeepDying() {
        dieTenTimes();

        assertThat(failures.handle(TRANSIENT)).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void forgivesDeathsOfLongAgo() {
        dieTenTimes();
        now = now.plus(ThreadFailures.WINDOW).plus(Duration.ofMillis(1));

        assertThat(failures.handle(TRANSIENT)).isEqualTo(REPLACE_THREAD);
    }

    private void dieTenTimes() {
        IntStream.range(0, ThreadFailures.MAX_REPLACEMENTS).forEach(n -> failures.handle(TRANSIENT));
    }
}
