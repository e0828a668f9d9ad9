package io.authflow.messaging;

import io.authflow.messaging.journal.RequestJournal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/**
 * Follows which partitions this instance has. What it remembers of one is worth nothing after another may have owned it: unless the
 * partition comes back in the very next generation of the group, as most do in a rebalance.
 */
final class PartitionAssignment implements KafkaBindingRebalanceListener {
    private final AttemptMemory memory;
    private final RequestJournal journal;
    private final List<AssignmentListener> listeners;
    /** In which generation of the group a partition was assigned. */
    private final Map<TopicPartition, Integer> assigned = new ConcurrentHashMap<>();
    /** In which generation of the group this instance had a partition last. */
    private final Map<TopicPartition, Integer> left = new ConcurrentHashMap<>();

    PartitionAssignment(AttemptMemory memory, RequestJournal journal, List<AssignmentListener> listeners) {
        this.memory = memory;
        this.journal = journal;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void onPartitionsAssigned(
            String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions, boolean initial) {
        int generation = consumer.groupMetadata().generationId();
        forgetOutdated(generation, partitions);
        memory.resume(partitions);
        partitions.forEach(partition -> assigned.put(partition, generation));
        tell(consumer, partitions);
    }

    /**
     * The listeners are not told: the others of this instance may still be in a batch, for which they need its whole share, and an
     * assignment follows.
     */
    @Override
    public void onPartitionsRevokedAfterCommit(
            String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        int generation = consumer.groupMetadata().generationId();
        // but for what a consumer that was thrown out has lost to another one of this instance
        List<TopicPartition> gone = partitions.stream()
                .filter(partition -> assigned.remove(partition, generation))
                .toList();
        gone.forEach(partition -> left.put(partition, generation));
        memory.leave(gone);
    }

    /**
     * Also what has not come back, and would be held for nothing. One consumer at a time: what one takes for gone, another may
     * be about to begin with.
     */
    private synchronized void forgetOutdated(int generation, Collection<TopicPartition> partitions) {
        Set<TopicPartition> outdated = new HashSet<>(partitions);
        outdated.removeIf(partition -> left.getOrDefault(partition, generation) == generation - 1);
        partitions.forEach(left::remove);
        left.forEach((partition, until) -> {
            if (until != generation - 1 && until != generation) {
                outdated.add(partition);
            }
        });
        outdated.forEach(left::remove);
        memory.forget(outdated);
        journal.forget(outdated);
    }

    private void tell(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.stream().findFirst().ifPresent(partition -> {
            int all = consumer.partitionsFor(partition.topic()).size();
            int ours = Math.min(assigned.size(), all);
            listeners.forEach(listener -> listener.assigned(ours, all));
        });
    }
}
