package io.authflow.messaging.boot;

import io.authflow.contracts.Step;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.messaging.binder.KafkaPartitionLoader;
import io.authflow.messaging.binder.PolledRecords;
import io.authflow.messaging.claim.RequestClaims;
import io.authflow.messaging.engine.EnginePorts;
import io.authflow.messaging.engine.EngineSettings;
import io.authflow.messaging.engine.StepCall;
import io.authflow.messaging.engine.StepEngine;
import io.authflow.messaging.offset.PartitionLoader;
import io.authflow.messaging.publish.Publisher;
import io.authflow.messaging.record.EnvelopeFactory;
import io.authflow.messaging.record.RecordReader;
import io.authflow.messaging.step.EventStep;
import io.authflow.messaging.step.FailurePolicy;
import io.authflow.messaging.telemetry.StepMetrics;
import io.authflow.messaging.telemetry.StepSpans;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes the listener of a service's step, which hands polled records to the engine. A service makes one listener. */
public final class StepListenerFactory {
    private final StepListenerParts parts;

    StepListenerFactory(StepListenerParts parts) {
        this.parts = parts;
    }

    /** Makes a listener that gives up as the settings say. */
    public <E extends Event> Consumer<PolledRecords> listener(Step step, RecordReader<E> reader, EventStep<E> action) {
        return listener(step, reader, action, UnaryOperator.identity());
    }

    /**
     * Makes a listener whose failure policy differs from the settings.
     *
     * @param difference changes the policy of the settings
     */
    public <E extends Event> Consumer<PolledRecords> listener(
            Step step, RecordReader<E> reader, EventStep<E> action, UnaryOperator<FailurePolicy> difference) {
        return listener(step, reader, action, difference.apply(parts.settings().failurePolicy()), null);
    }

    /**
     * Makes a listener of records that clients may write to any partition. A record must own its request id before it
     * has a result.
     *
     * @param action a step whose calls have no effect, because it also runs for records that turn out not to own their
     *     id
     */
    public <E extends Event> Consumer<PolledRecords> claimingListener(
            Step step, RecordReader<E> reader, EventStep<E> action, RequestClaims claims) {
        return listener(step, reader, action, parts.settings().failurePolicy(), claims);
    }

    private <E extends Event> Consumer<PolledRecords> listener(
            Step step,
            RecordReader<E> reader,
            EventStep<E> action,
            FailurePolicy policy,
            @Nullable RequestClaims claims) {
        EnvelopeFactory output = new EnvelopeFactory(step, parts.settings().deadLetterHash(), parts.clock());
        StepMetrics metrics = new StepMetrics(parts.registry(), step);
        StepCall<E> call = new StepCall<>(
                action, output, policy, metrics, new StepSpans(parts.openTelemetry(), step), System::nanoTime, claims);
        Publisher publisher = parts.kafka().publisher(parts.offsets(), parts.registry());
        StepEngine<E> engine = new StepEngine<>(
                reader,
                call,
                new EnginePorts(loader(claims), publisher, parts.executor(), System::nanoTime, parts.broken()),
                new EngineSettings(
                        policy,
                        parts.kafka().limits(parts.settings()),
                        parts.kafka().journalTopic(),
                        TopicCatalogue.journalMemory(step),
                        RandomGenerator.getDefault(),
                        parts.clock()),
                new EngineLog(step, metrics, parts.clock()));
        new EngineMetrics(parts.registry(), step).observe(engine::status);
        parts.engine().start(engine, publisher);
        return batch -> engine.deliver(batch.member(), batch.records());
    }

    /** Adds a wait for the earlier claims. Before they are known, no record of a partition can be decided. */
    private PartitionLoader loader(@Nullable RequestClaims claims) {
        PartitionLoader loader = new KafkaPartitionLoader(parts.offsets(), parts.journal());
        return claims == null
                ? loader
                : partition -> {
                    claims.awaitLoaded();
                    return loader.load(partition);
                };
    }
}
