package io.authflow.messaging.engine;

import io.authflow.contracts.FailureCode;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Is told what operators should know. Called under the engine's lock: returns at once. */
public interface EngineEvents {
    /** An attempt failed for a transient reason. */
    void waits(ConsumerRecord<?, ?> consumed, Waiting waiting);

    /** A result was published; an empty one is a duplicate's. */
    void published(ConsumerRecord<?, ?> consumed, boolean isDuplicate);

    /** Every call of the partition fails, or one succeeded again. */
    void outage(TopicPartition partition, boolean isOn);

    /** The partition takes no new records, because a limit is reached, or takes some again. */
    void full(TopicPartition partition, boolean isFull);

    /** The topic was made anew, or its offsets were set back. */
    void beganAnew(ConsumerRecord<?, ?> consumed);

    /** What earlier owners left cannot be read; it is tried again. */
    void notLoaded(TopicPartition partition, RuntimeException why);

    /** A record could not be read for a reason in the code. */
    void unreadable(ConsumerRecord<?, ?> consumed, RuntimeException why);

    /**
     * A wait.
     *
     * @param requestId of the record
     * @param attempts that failed, 1 or more
     * @param waited since the first failure
     * @param retryIn until the next attempt
     * @param isFirstHere whether no other attempt of this instance at the record has failed
     */
    record Waiting(
            String requestId, FailureCode code, int attempts, Duration waited, Duration retryIn, boolean isFirstHere) {}
}
