package io.authflow.messaging.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Step;
import io.authflow.messaging.boot.EngineMetrics;
import io.authflow.messaging.engine.EngineStatus;
import io.authflow.messaging.engine.EngineStatus.Waits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private EngineStatus status = new EngineStatus(Map.of(), 0);

    @BeforeEach
    void observe() {
        new StepMetrics(registry, Step.LOGIN);
        new EngineMetrics(registry, Step.LOGIN).observe(() -> status);
    }

    @Test
    void everyCauseOfAWaitBeginsAtZero() {
        for (FailureCode code : FailureCode.values()) {
            if (code.kind() == FailureCode.Kind.TRANSIENT) {
                assertThat(gauge("authflow.step.waiting.records", code)).isZero();
                assertThat(gauge("authflow.step.waiting.age", code)).isZero();
            }
        }
        assertThat(registry.get("authflow.step.paused.partitions").gauge().value())
                .isZero();
    }

    @Test
    void tellsWhatWaitsByCause() {
        status = new EngineStatus(Map.of(FailureCode.THROTTLED, new Waits(3, Duration.ofMillis(90_500))), 2);

        assertThat(gauge("authflow.step.waiting.records", FailureCode.THROTTLED))
                .isEqualTo(3);
        assertThat(gauge("authflow.step.waiting.age", FailureCode.THROTTLED)).isEqualTo(90.5);
        assertThat(gauge("authflow.step.waiting.records", FailureCode.INTERNAL)).isZero();
        assertThat(registry.get("authflow.step.paused.partitions").gauge().value())
                .isEqualTo(2);
    }

    @Test
    void alarmsBeginAtZero() {
        assertThat(registry.get("authflow.step.records")
                        .tags("outcome", "dead-letter", "code", "UNPROCESSABLE")
                        .counter()
                        .count())
                .isZero();
    }

    private double gauge(String name, FailureCode code) {
        return registry.get(name)
                .tags("step", "login", "code", code.name())
                .gauge()
                .value();
    }
}
