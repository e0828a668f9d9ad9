package io.authflow.messaging;

import io.authflow.contracts.Step;
import io.authflow.contracts.event.Event;
import io.authflow.messaging.journal.RequestJournal;
import io.authflow.messaging.tracing.StepSpans;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** Makes the listener of a step: what a service's stream package needs of this module. */
public final class StepListeners {
    private final MessagingSettings settings;
    private final AttemptMemory memory;
    private final RequestJournal journal;
    private final StepOutputs outputs;
    private final FanOut fanOut;
    private final MeterRegistry registry;
    private final OpenTelemetry openTelemetry;
    private final InstantSource clock;

    StepListeners(
            MessagingSettings settings,
            AttemptMemory memory,
            RequestJournal journal,
            StepOutputs outputs,
            FanOut fanOut,
            MeterRegistry registry,
            OpenTelemetry openTelemetry,
            InstantSource clock) {
        this.settings = settings;
        this.memory = memory;
        this.journal = journal;
        this.outputs = outputs;
        this.fanOut = fanOut;
        this.registry = registry;
        this.openTelemetry = openTelemetry;
        this.clock = clock;
    }

    /** A listener that gives up as the settings say. */
    public <E extends Event> StepListener<E> listener(Step step, RecordReader<E> reader, EventStep<E> action) {
        return listener(step, reader, action, UnaryOperator.identity());
    }

    /** A listener whose failure policy differs from the settings. */
    public <E extends Event> StepListener<E> listener(
            Step step, RecordReader<E> reader, EventStep<E> action, UnaryOperator<FailurePolicy> difference) {
        FailurePolicy policy = difference.apply(settings.failurePolicy());
        StepOutput output = new StepOutput(step, settings.deadLetterHash(), clock);
        StepMetrics metrics = new StepMetrics(registry, step);
        metrics.observe(memory, clock);
        StepAttempts<E> attempts =
                new StepAttempts<>(action, output, policy, metrics, new StepSpans(openTelemetry, step), clock);
        return new StepListener<>(reader, attempts, memory, journal, outputs, fanOut, policy);
    }
}
