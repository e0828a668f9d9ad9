package io.authflow.messaging.binder;

import io.authflow.messaging.engine.StepEngine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Tells the engine which partitions this instance owns, and the listeners how many. Used by the threads of many
 * consumers.
 */
public final class EngineRebalances implements ConsumerAwareRebalanceListener {
    private final Supplier<StepEngine<?>> engine;
    private final List<AssignmentListener> listeners;
    private final Supplier<Duration> drainWithin;

    /** @param drainWithin how long a revoked partition waits for the results of its calls; asked at each revocation */
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

    /** Counts and reports in one synchronized step, so that a slower consumer cannot report an older count last. */
    private synchronized void tell(int all) {
        int ours = Math.min(engine.get().ownedPartitions(), all);
        listeners.forEach(listener -> listener.assigned(ours, all));
    }

    /**
     * Does not tell the listeners. Calls of this instance's other consumers may still be under way and need its whole
     * share of the quota. The next assignment reports the new share.
     */
    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        engine.get().revoke(PacedConsumer.memberOf(consumer), partitions, drainWithin.get());
    }

    /**
     * Gives the partitions up at once. The container then calls {@link #onPartitionsRevokedBeforeCommit}, which finds
     * nothing to do.
     */
    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        engine.get().lose(PacedConsumer.memberOf(consumer), partitions);
    }
}
