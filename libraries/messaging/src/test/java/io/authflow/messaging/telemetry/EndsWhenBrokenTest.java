package io.authflow.messaging.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.AvailabilityState;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.support.GenericApplicationContext;

class EndsWhenBrokenTest {

    @ParameterizedTest
    @CsvSource({"BROKEN, 1", "CORRECT, 0"})
    void endsAProcessThatIsBroken(LivenessState state, int ends) {
        assertThat(endsOn(state)).isEqualTo(ends);
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTING_TRAFFIC", "REFUSING_TRAFFIC"})
    void leavesAProcessThatIsNotReady(ReadinessState state) {
        assertThat(endsOn(state)).isZero();
    }

    private static int endsOn(AvailabilityState state) {
        AtomicInteger ends = new AtomicInteger();
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.addApplicationListener(new EndsWhenBroken(ends::incrementAndGet));
            context.refresh();
            AvailabilityChangeEvent.publish(context, state);
        }
        return ends.get();
    }
}
