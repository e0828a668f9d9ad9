package io.authflow.messaging;

import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/** What this instance once knew of a partition is worth nothing after another may have owned it. */
final class ForgetAssignedPartitions implements KafkaBindingRebalanceListener {
    private final AttemptMemory memory;

    ForgetAssignedPartitions(AttemptMemory memory) {
        this.memory = memory;
    }

    @Override
    public void onPartitionsAssigned(
            String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions, boolean initial) {
        memory.forget(partitions);
    }
}
