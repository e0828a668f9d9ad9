package io.authflow.messaging.engine;

import io.authflow.contracts.CallLease;
import org.apache.kafka.common.TopicPartition;

/** A call that is under way. */
final class SimulatedCall {
    final SimulatedProcess process;
    final TopicPartition partition;
    final String key;
    /** Whether the instance has given the partition up in the meantime. */
    boolean abandoned;

    private final Runnable whenSent;

    /** @param whenSent judges whether a request may go out now */
    SimulatedCall(SimulatedProcess process, TopicPartition partition, String key, Runnable whenSent) {
        this.process = process;
        this.partition = partition;
        this.key = key;
        this.whenSent = whenSent;
    }

    /** Sends a request, after a wait for its permit. The pool decides whether a killed process had sent it before. */
    void send() {
        if (!process.isDead()) {
            CallLease.require("the request");
            whenSent.run();
        }
    }
}
