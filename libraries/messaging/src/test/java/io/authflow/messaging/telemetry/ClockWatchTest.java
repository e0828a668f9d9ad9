package io.authflow.messaging.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;

/** Checks that a service whose wall clock is set back asks for a restart. */
class ClockWatchTest {
    private final List<Object> published = new ArrayList<>();
    private Duration wall = Duration.ofDays(20_000);
    private Duration monotonic = Duration.ofNanos(Long.MAX_VALUE - 5);
    private final ClockWatch watch =
            new ClockWatch(new ServiceLiveness(published::add), () -> wall.toMillis(), () -> monotonic.toNanos());

    @Test
    void aClockThatIsSetBackBreaksTheService() {
        pass(Duration.ofSeconds(1), Duration.ofHours(-1));

        assertThat(published)
                .singleElement()
                .satisfies(event -> assertThat(((AvailabilityChangeEvent<?>) event).getState())
                        .isEqualTo(LivenessState.BROKEN));
    }

    @Test
    void aClockThatIsSetForwardDoesNot() {
        pass(Duration.ofSeconds(1), Duration.ofHours(1));

        assertThat(published).isEmpty();
    }

    @Test
    void slowCorrectionsDoNot() {
        for (int i = 0; i < 3_600; i++) {
            pass(Duration.ofSeconds(1), Duration.ofMillis(-10));
        }

        assertThat(published).isEmpty();
    }

    @Test
    void aStepThatNoConsumerNoticesDoesNot() {
        pass(Duration.ofSeconds(1), ClockWatch.SET_BACK_MAX.negated());

        assertThat(published).isEmpty();
    }

    /** For example in a virtual machine that was stopped. */
    @Test
    void aLongPauseDoesNot() {
        pass(Duration.ofHours(3), Duration.ZERO);

        assertThat(published).isEmpty();
    }

    private void pass(Duration time, Duration step) {
        monotonic = Duration.ofNanos(monotonic.toNanos() + time.toNanos());
        wall = wall.plus(time).plus(step);
        watch.look();
    }
}
