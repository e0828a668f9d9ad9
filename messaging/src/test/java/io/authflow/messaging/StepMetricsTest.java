package io.authflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Step;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepMetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final TopicPartition ONE = new TopicPartition("auth.user-found.v1", 1);
    private static final TopicPartition OTHER = new TopicPartition("auth.user-found.v1", 2);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AttemptMemory memory = new AttemptMemory();

    @BeforeEach
    void observe() {
        new StepMetrics(registry, Step.LOGIN).observe(memory, InstantSource.fixed(NOW));
    }

    @Test
    void nothingWaitsAtFirst() {
        assertThat(partitions()).isZero();
        assertThat(age()).isZero();
    }

    @Test
    void tellsWhatHasWaitedLongest() {
        memory.remember(ONE, Map.of(7L, waitingFor(30), 8L, new Attempt.Behind()));
        memory.remember(OTHER, Map.of(9L, waitingFor(90), 10L, Attempt.Settled.WITHOUT_EFFECT));

        assertThat(partitions()).isEqualTo(2);
        assertThat(age()).isEqualTo(90);
    }

    @Test
    void whatWentToAnotherInstanceDoesNotWaitHere() {
        memory.remember(ONE, Map.of(7L, waitingFor(30)));
        memory.forget(List.of(ONE));

        assertThat(partitions()).isZero();
    }

    @Test
    void alarmsBeginAtZero() {
        assertThat(registry.get("authflow.step.records")
                        .tags("outcome", "dead-letter", "code", "UNPROCESSABLE")
                        .counter()
                        .count())
                .isZero();
    }

    private static Attempt.Waiting waitingFor(int seconds) {
        return new Attempt.Waiting(FailureCode.COGNITO_UNAVAILABLE, 1, NOW.minusSeconds(seconds));
    }

    private double partitions() {
        return registry.get("authflow.step.waiting.partitions").gauge().value();
    }

    private double age() {
        return registry.get("authflow.step.waiting.age").gauge().value();
    }
}
