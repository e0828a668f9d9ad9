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
    private final Set<TopicPartition> assigned = ConcurrentHashMap.newKeySet();
    /** Until which generation of the group this instance had a partition. */
    private final Map<TopicPartition, Integer> left = new ConcurrentHashMap<>();

    PartitionAssignment(AttemptMemory memory, RequestJournal journal, List<AssignmentListener> listeners) {
        this.memory = memory;
        this.journal = journal;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void onPartitionsAssigned(
            String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions, boolean initial) {
        forgetOutdated(consumer.groupMetadata().generationId(), partitions);
        memory.resume(partitions);
        assigned.addAll(partitions);
        tell(consumer, partitions);
    }

    @Override
    public void onPartitionsRevokedAfterCommit(
            String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        int generation = consumer.groupMetadata().generationId();
        partitions.forEach(partition -> left.put(partition, generation));
        memory.leave(partitions);
        partitions.forEach(assigned::remove);
        tell(consumer, partitions);
    }

    /** Also of what has not come back, and would be held for nothing. */
    private void forgetOutdated(int generation, Collection<TopicPartition> partitions) {
        Set<TopicPartition> outdated = new HashSet<>(partitions);
        outdated.removeIf(partition -> left.getOrDefault(partition, generation) == generation - 1);
        left.forEach((partition, until) -> {
            if (until < generation - 1) {
                outdated.add(partition);
            }
        });
        partitions.forEach(left::remove);
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
