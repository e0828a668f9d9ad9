package io.authflow.messaging.engine;

import org.apache.kafka.common.TopicPartition;

/** Reads what earlier owners left of a partition. */
@FunctionalInterface
public interface PartitionLoader {
    /**
     * Blocks until the transactions of earlier owners have ended.
     *
     * @throws RuntimeException if it cannot be read now
     */
    PartitionState load(TopicPartition partition);
}
