package io.authflow.messaging;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.AuthFailed;
import io.authflow.contracts.event.Event;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a step does: {@code authflow.step.records} by outcome and code, {@code authflow.step.duration} in seconds. */
final class StepMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(StepMetrics.class);
    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final Step step;

    StepMetrics(MeterRegistry registry, Step step) {
        this.registry = registry;
        this.step = step;
    }

    <T> T timed(Supplier<T> work) {
        return registry.timer("authflow.step.duration", "step", step.word()).record(work);
    }

    void settled(Event event) {
        boolean failed = event instanceof AuthFailed;
        count(event.type().topic(), failed ? ((AuthFailed) event).code().name() : NONE);
    }

    void waiting(FailureCode code) {
        count("waiting", code.name());
    }

    void repeated() {
        count("repeated", NONE);
    }

    void poison(FailureCode code) {
        count("dead-letter", code.name());
    }

    /** Names the class only: the message of an exception that nobody foresaw may quote anything. */
    void unforeseen(RecordSource source, RuntimeException exception) {
        LOG.atError()
                .addKeyValue("step", step.word())
                .addKeyValue("topic", source.topic())
                .addKeyValue("partition", source.partition())
                .addKeyValue("offset", source.offset())
                .addKeyValue("exception", exception.getClass().getName())
                .addKeyValue("at", place(exception))
                .log(
                        "A step failed in a way that its code does not foresee; the record is tried again, then dead-lettered");
    }

    private void count(String outcome, String code) {
        registry.counter("authflow.step.records", "step", step.word(), "outcome", outcome, "code", code)
                .increment();
    }

    private static String place(RuntimeException exception) {
        StackTraceElement[] trace = exception.getStackTrace();
        return trace.length == 0 ? "unknown" : trace[0].toString();
    }
}
