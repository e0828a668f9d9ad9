package io.authflow.messaging.engine;

import org.apache.kafka.common.TopicPartition;

/** A call that is under way. */
final class SimulatedCall {
    final SimulatedProcess process;
    final TopicPartition partition;
    final String key;
    /** Whether the instance has given the partition up in the meantime. */
    boolean abandoned;

    SimulatedCall(SimulatedProcess process, TopicPartition partition, String key) {
        this.process = process;
        this.partition = partition;
        this.key = key;
    }
}
