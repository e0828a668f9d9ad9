package io.authflow.messaging.offset;

import org.apache.kafka.common.TopicPartition;

/** Reads the state that earlier owners of a partition left. */
@FunctionalInterface
public interface PartitionLoader {
    /**
     * Reads the state after the transactions of earlier owners have ended, and waits for that.
     *
     * @throws RuntimeException if the state cannot be read now
     */
    PartitionState load(TopicPartition partition);
}
