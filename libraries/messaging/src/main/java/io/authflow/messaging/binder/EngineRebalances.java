package io.authflow.messaging.binder;

import io.authflow.messaging.AssignmentListener;
import io.authflow.messaging.engine.StepEngine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/** Tells the engine which partitions this instance owns, and the quotas which share of them. Used by many consumers' threads. */
public final class EngineRebalances implements ConsumerAwareRebalanceListener {
    private final Supplier<StepEngine<?>> engine;
    private final List<AssignmentListener> listeners;
    private final Supplier<Duration> drainWithin;

    /** @param drainWithin how long a partition that goes away waits for the results of its calls; asked each time */
    public EngineRebalances(
            Supplier<StepEngine<?>> engine, List<AssignmentListener> listeners, Supplier<Duration> drainWithin) {
        this.engine = engine;
        this.listeners = List.copyOf(listeners);
        this.drainWithin = drainWithin;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        engine.get().assign(PacedConsumer.memberOf(consumer), partitions);
        if (!partitions.isEmpty()) {
            String topic = partitions.iterator().next().topic();
            tell(consumer.partitionsFor(topic).size());
        }
    }

    /** In one step, so that two consumers cannot tell an older count last. */
    private synchronized void tell(int all) {
        int ours = Math.min(engine.get().ownedPartitions(), all);
        listeners.forEach(listener -> listener.assigned(ours, all));
    }

    /**
     * The listeners are not told: calls of other consumers of this instance may still be under way, for which they need its whole
     * share, and an assignment follows.
     */
    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        engine.get().revoke(PacedConsumer.memberOf(consumer), partitions, drainWithin.get());
    }

    /** The container calls {@link #onPartitionsRevokedBeforeCommit} after this, which then finds nothing to do. */
    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        engine.get().lose(PacedConsumer.memberOf(consumer), partitions);
    }
}
