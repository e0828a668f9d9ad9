package io.authflow.messaging.boot;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Step;
import io.authflow.messaging.engine.EngineStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** The gauges of a step for waiting records and paused partitions. docs/observability.md lists them. */
public final class EngineMetrics {
    private final MeterRegistry registry;
    private final Step step;

    public EngineMetrics(MeterRegistry registry, Step step) {
        this.registry = registry;
        this.step = step;
    }

    public void observe(Supplier<EngineStatus> status) {
        for (FailureCode code : FailureCode.values()) {
            if (code.kind() == FailureCode.Kind.TRANSIENT) {
                observe(status, code);
            }
        }
        Gauge.builder("authflow.step.paused.partitions", () -> status.get().pausedPartitions())
                .description(
                        "Partitions that take no new records: a limit is reached, every call fails, or their state cannot be read")
                .tag("step", step.wireName())
                .register(registry);
    }

    private void observe(Supplier<EngineStatus> status, FailureCode code) {
        Gauge.builder(
                        "authflow.step.waiting.records",
                        () -> waits(status.get(), code).records())
                .description("Records that wait after a transient failure, by the code of the latest one")
                .tag("step", step.wireName())
                .tag("code", code.name())
                .register(registry);
        Gauge.builder(
                        "authflow.step.waiting.age",
                        () -> waits(status.get(), code).longest().toMillis() / 1_000.0)
                .description("Time since the first failure of the record that has waited longest; 0 if none waits")
                .baseUnit("seconds")
                .tag("step", step.wireName())
                .tag("code", code.name())
                .register(registry);
    }

    private static EngineStatus.Waits waits(EngineStatus status, FailureCode code) {
        return status.waits().getOrDefault(code, EngineStatus.Waits.NONE);
    }
}
