package io.authflow.messaging.engine;

import io.authflow.contracts.FailureCode;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Receives the events of an engine that operators should know. Called under the engine's lock, so each method returns
 * at once.
 */
public interface EngineEvents {
    /** An attempt failed for a transient reason. */
    void waits(ConsumerRecord<?, ?> consumed, Waiting waiting);

    /**
     * The result of a record was committed.
     *
     * @param isAnswered whether an answer was published. A duplicate has no answer, and a record that is carried forward
     *     still waits for its answer
     */
    void published(ConsumerRecord<?, ?> consumed, boolean isAnswered);

    /** An outage began, because every call of the partition fails. Or it ended, because a call succeeded. */
    void outage(TopicPartition partition, boolean isOn);

    /**
     * A result could not be published, though it was alone in its transaction. Other results go on.
     *
     * @param topics the topics of the result, of which one does not take it
     * @param attempts failed attempts to publish the result, 1 or more
     * @param retryIn time until the next attempt
     */
    void notPublished(ConsumerRecord<?, ?> consumed, List<String> topics, int attempts, Duration retryIn);

    /** A topic of results is missing, so these results wait. Or it is there again. */
    void topicMissing(String topic, boolean isMissing);

    /** The partition takes no new records because a limit is reached, or takes records again. */
    void full(TopicPartition partition, boolean isFull);

    /**
     * A record is before the committed offset, or another record had its offset before: the topic was recreated, or its
     * offsets were set back.
     */
    void beganAnew(ConsumerRecord<?, ?> consumed);

    /** The state that earlier owners left cannot be read. The engine tries again. */
    void notLoaded(TopicPartition partition, RuntimeException why);

    /** The reader threw an unforeseen exception, so the record becomes a dead letter. */
    void unreadable(ConsumerRecord<?, ?> consumed, RuntimeException why);

    /**
     * The wait of a record after a failure.
     *
     * @param requestId the record's request
     * @param code the reason of the latest failure
     * @param attempts failed attempts, 1 or more
     * @param waited time since the first failure
     * @param retryIn time until the next attempt
     * @param isFirstHere whether this is the first failure of the record on this instance
     */
    record Waiting(
            String requestId, FailureCode code, int attempts, Duration waited, Duration retryIn, boolean isFirstHere) {}
}
