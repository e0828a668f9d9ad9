package io.authflow.messaging.publish;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Reads the committed offsets of the group. */
@FunctionalInterface
public interface CommittedOffsets {
    /**
     * Waits for transactions that have offsets of these partitions.
     *
     * @return the offsets that are committed; a partition without one is left out
     * @throws RuntimeException if they cannot be read now
     */
    Map<TopicPartition, OffsetAndMetadata> read(Set<TopicPartition> partitions);
}
