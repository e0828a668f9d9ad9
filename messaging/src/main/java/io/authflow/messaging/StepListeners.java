package io.authflow.messaging;

import io.authflow.contracts.Step;
import io.authflow.contracts.event.Event;
import io.authflow.messaging.journal.RequestJournal;
import io.micrometer.core.instrument.MeterRegistry;
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
    private final InstantSource clock;

    StepListeners(
            MessagingSettings settings,
            AttemptMemory memory,
            RequestJournal journal,
            StepOutputs outputs,
            FanOut fanOut,
            MeterRegistry registry,
            InstantSource clock) {
        this.settings = settings;
        this.memory = memory;
        this.journal = journal;
        this.outputs = outputs;
        this.fanOut = fanOut;
        this.registry = registry;
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
        StepAttempts<E> attempts = new StepAttempts<>(action, output, policy, new StepMetrics(registry, step), clock);
        return new StepListener<>(reader, attempts, memory, journal, outputs, fanOut, policy);
    }
}
