package io.authflow.messaging.publish;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Reads the committed offsets of the group. */
@FunctionalInterface
public interface CommittedOffsets {
    /**
     * Waits for the end of open transactions with offsets of these partitions, then returns the committed offsets.
     *
     * @return the offset of each partition that has one
     * @throws RuntimeException if the offsets cannot be read now
     */
    Map<TopicPartition, OffsetAndMetadata> read(Set<TopicPartition> partitions);

    /**
     * Returns those of these topics that do not exist, have a partition without a leader, or are unknown because no
     * broker answers within 2 s.
     */
    default Set<String> withoutLeader(Set<String> topics) {
        return Set.of();
    }
}
