package io.authflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.messaging.telemetry.TestExit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;

/** Checks that a service does not look alive after one of its consumers has ended by itself. */
class BrokenServiceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void anErrorInAStepBreaksTheService() {
        AtomicInteger ends = new AtomicInteger();
        try (TestServiceRun run = new TestServiceRun()) {
            run.context().addApplicationListener(TestExit.counting(ends));
            run.service().onceDuring.put("dies", () -> {
                throw new OutOfMemoryError("canary");
            });
            run.publish("dies", "dies");

            await().atMost(PATIENCE).until(() -> liveness(run), LivenessState.BROKEN::equals);
            await().atMost(PATIENCE).until(ends::get, count -> count == 1);
        }
    }

    @Test
    void aServiceThatStopsIsNotBroken() {
        TestServiceRun run = new TestServiceRun();
        ApplicationAvailability availability = run.context().getBean(ApplicationAvailability.class);

        run.close();

        assertThat(availability.getLivenessState()).isEqualTo(LivenessState.CORRECT);
    }

    private static LivenessState liveness(TestServiceRun run) {
        return run.context().getBean(ApplicationAvailability.class).getLivenessState();
    }
}
