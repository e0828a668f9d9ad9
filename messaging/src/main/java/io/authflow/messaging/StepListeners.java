package io.authflow.messaging;

import io.authflow.contracts.Step;
import io.authflow.contracts.event.Event;
import io.authflow.messaging.binder.KafkaPartitionLoader;
import io.authflow.messaging.engine.EnginePorts;
import io.authflow.messaging.engine.EngineSettings;
import io.authflow.messaging.engine.StepCall;
import io.authflow.messaging.engine.StepEngine;
import io.authflow.messaging.publish.Publisher;
import io.authflow.messaging.tracing.StepSpans;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Makes the listener of a step: what a service's stream package needs of this module. */
public final class StepListeners {
    private final StepListenerParts parts;

    StepListeners(StepListenerParts parts) {
        this.parts = parts;
    }

    /** A listener that gives up as the settings say. A service makes one listener. */
    public <E extends Event> Consumer<RecordBatch> listener(Step step, RecordReader<E> reader, EventStep<E> action) {
        return listener(step, reader, action, UnaryOperator.identity());
    }

    /** A listener whose failure policy differs from the settings. */
    public <E extends Event> Consumer<RecordBatch> listener(
            Step step, RecordReader<E> reader, EventStep<E> action, UnaryOperator<FailurePolicy> difference) {
        FailurePolicy policy = difference.apply(parts.settings().failurePolicy());
        StepOutput output = new StepOutput(step, parts.settings().deadLetterHash(), parts.clock());
        StepMetrics metrics = new StepMetrics(parts.registry(), step);
        StepCall<E> call = new StepCall<>(
                action, output, policy, metrics, new StepSpans(parts.openTelemetry(), step), System::nanoTime);
        Publisher publisher = parts.kafka().publisher(parts.offsets(), parts.registry());
        StepEngine<E> engine = new StepEngine<>(
                reader,
                call,
                new EnginePorts(
                        new KafkaPartitionLoader(parts.offsets(), parts.journal()),
                        publisher,
                        parts.executor(),
                        System::nanoTime,
                        parts.broken()),
                new EngineSettings(
                        policy,
                        parts.kafka().limits(parts.settings()),
                        parts.kafka().journalTopic(),
                        RandomGenerator.getDefault(),
                        parts.clock()),
                new EngineLog(step, metrics, parts.clock()));
        new EngineMetrics(parts.registry(), step).observe(engine::status);
        parts.engine().start(engine, publisher);
        return batch -> engine.deliver(batch.member(), batch.records());
    }
}
