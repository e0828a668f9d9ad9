package io.authflow.messaging.telemetry;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.AuthFailed;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.EventType;
import io.authflow.messaging.record.RecordSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The meters of a step, {@code authflow.step.*}. docs/observability.md lists them. */
public final class StepMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(StepMetrics.class);
    private static final String NONE = "none";
    private static final String DEAD_LETTER = "dead-letter";
    /** Bounds that tell apart a busy service, slow calls, retries and giving up. */
    private static final Duration[] LATENCY_BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5)
    };

    private final MeterRegistry registry;
    private final Step step;

    public StepMetrics(MeterRegistry registry, Step step) {
        this.registry = registry;
        this.step = step;
        beginAtZero();
    }

    /** Registers alerting counters at 0: {@code increase()} cannot see a series that starts at 1. */
    private void beginAtZero() {
        Arrays.stream(FailureCode.values())
                .filter(this::mayBePoison)
                .forEach(code -> records(DEAD_LETTER, code.name()));
        records(EventType.FAILED.topic(), FailureCode.UNAVAILABLE.name());
    }

    /** Only check-service dead-letters refused records: they may not name a request to answer. */
    private boolean mayBePoison(FailureCode code) {
        return code.kind() == FailureCode.Kind.POISON
                || (step == Step.CHECK && code.kind() == FailureCode.Kind.REFUSED);
    }

    public <T> T timed(Supplier<T> work) {
        return Timer.builder("authflow.step.duration")
                .description("What a step takes, with its calls to Cognito")
                .tag("step", step.wireName())
                .register(registry)
                .record(work);
    }

    /** @param latency time from the record's append to its answer */
    public void answered(Duration latency) {
        Timer.builder("authflow.step.latency")
                .description("From a record's append to its answer, with all waiting")
                .tag("step", step.wireName())
                .serviceLevelObjectives(LATENCY_BUCKETS)
                .register(registry)
                .record(latency);
    }

    public void settled(Event event) {
        if (event instanceof AuthFailed failed) {
            RecordSpan.failed(failed.code());
            count(event.type().topic(), failed.code().name());
        } else {
            count(event.type().topic(), NONE);
        }
    }

    public void waiting(FailureCode code) {
        RecordSpan.failed(code);
        count("waiting", code.name());
    }

    public void repeated() {
        count("repeated", NONE);
    }

    /** Counts a record that becomes a dead letter. */
    public void poison(FailureCode code) {
        RecordSpan.failed(code);
        count(DEAD_LETTER, code.name());
    }

    /** Logs an unforeseen failure by its class only. The message of such an exception may quote a record. */
    public void unforeseen(RecordSource source, Throwable exception) {
        log(
                source,
                exception,
                "A step failed in a way that its code does not foresee; the record is tried again, then dead-lettered");
    }

    /** Logs that the reader failed in an unforeseen way. The line has the exception's class, but not its message. */
    public void unreadable(RecordSource source, RuntimeException exception) {
        log(
                source,
                exception,
                "The reader of a step failed in a way that its code does not foresee; the record is dead-lettered now");
    }

    private void log(RecordSource source, Throwable exception, String line) {
        LOG.atError()
                .addKeyValue("step", step.wireName())
                .addKeyValue("topic", source.topic())
                .addKeyValue("partition", source.partition())
                .addKeyValue("offset", source.offset())
                .addKeyValue("exception", exception.getClass().getName())
                .addKeyValue("at", place(exception))
                .log(line);
    }

    private void count(String outcome, String code) {
        records(outcome, code).increment();
    }

    private Counter records(String outcome, String code) {
        return Counter.builder("authflow.step.records")
                .description("Records by what came of them: the topic of the answer, waiting, repeated or dead-letter")
                .tag("step", step.wireName())
                .tag("outcome", outcome)
                .tag("code", code)
                .register(registry);
    }

    private static String place(Throwable exception) {
        StackTraceElement[] trace = exception.getStackTrace();
        return trace.length == 0 ? "unknown" : trace[0].toString();
    }
}
