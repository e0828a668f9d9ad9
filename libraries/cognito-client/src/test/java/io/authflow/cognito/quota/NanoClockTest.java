package io.authflow.cognito.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NanoClockTest {
    @Test
    void waitsAtLeastAsLongAsItIsTold() throws InterruptedException {
        long nanos = Duration.ofMillis(2).toNanos();
        long start = System.nanoTime();

        NanoClock.SYSTEM.await(nanos);

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(nanos);
    }

    @Test
    void doesNotWaitForNothing() throws InterruptedException {
        NanoClock.SYSTEM.await(0);

        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void stopsWaitingWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> NanoClock.SYSTEM.await(Duration.ofHours(1).toNanos()));
    }
}
