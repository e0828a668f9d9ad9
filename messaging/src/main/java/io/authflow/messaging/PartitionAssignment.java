package io.authflow.messaging;

import io.authflow.messaging.journal.RequestJournal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/** Follows which partitions this instance has. What it remembers of one is worth nothing after another may have owned it. */
final class PartitionAssignment implements KafkaBindingRebalanceListener {
    private final AttemptMemory memory;
    private final RequestJournal journal;
    private final List<AssignmentListener> listeners;
    private final Set<TopicPartition> assigned = ConcurrentHashMap.newKeySet();

    PartitionAssignment(AttemptMemory memory, RequestJournal journal, List<AssignmentListener> listeners) {
        this.memory = memory;
        this.journal = journal;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void onPartitionsAssigned(
            String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions, boolean initial) {
        memory.forget(partitions);
        journal.forget(partitions);
        assigned.addAll(partitions);
        tell(consumer, partitions);
    }

    @Override
    public void onPartitionsRevokedAfterCommit(
            String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        memory.forget(partitions);
        journal.forget(partitions);
        partitions.forEach(assigned::remove);
        tell(consumer, partitions);
    }

    private void tell(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.stream().findFirst().ifPresent(partition -> {
            int all = consumer.partitionsFor(partition.topic()).size();
            int ours = Math.min(assigned.size(), all);
            listeners.forEach(listener -> listener.assigned(ours, all));
        });
    }
}
