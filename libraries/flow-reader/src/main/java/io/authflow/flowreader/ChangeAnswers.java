package io.authflow.flowreader;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.event.SessionChanged;
import io.authflow.contracts.event.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Reads the answers to session changes from now on. Open it before you publish the change, so that it misses no answer.
 */
public final class ChangeAnswers implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String TOPIC = EventType.SESSION_CHANGED.topic();

    private final BrokerAccess broker;
    private final Consumer<byte[], byte[]> consumer;

    private ChangeAnswers(BrokerAccess broker, Consumer<byte[], byte[]> consumer) {
        this.broker = broker;
        this.consumer = consumer;
    }

    /** @throws FollowException if the broker cannot be reached, or does not have the topic of the answers */
    public static ChangeAnswers fromNow(BrokerAccess broker) {
        return fromNow(broker, broker.consumer());
    }

    static ChangeAnswers fromNow(BrokerAccess broker, Consumer<byte[], byte[]> consumer) {
        ChangeAnswers answers = new ChangeAnswers(broker, consumer);
        try {
            answers.seekToEnd();
            return answers;
        } catch (KafkaException e) {
            answers.close();
            throw FollowException.unreachable(broker, e);
        } catch (FollowException e) {
            answers.close();
            throw e;
        }
    }

    /**
     * Waits for the answer to a change.
     *
     * @param session the request id of the session; clients may use one {@code ce_id} for changes of two sessions
     * @param changeId the {@code ce_id} of the change
     * @return empty if no answer came before the deadline
     */
    public Optional<SessionChanged> await(RequestId session, String changeId, Instant deadline, InstantSource clock) {
        try {
            while (clock.instant().isBefore(deadline)) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    if (has(message, Headers.CAUSATION_ID, changeId)
                            && has(message, Headers.CORRELATION_ID, session.value())) {
                        return Optional.of(read(message));
                    }
                }
            }
            return Optional.empty();
        } catch (KafkaException e) {
            throw FollowException.unreachable(broker, e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void seekToEnd() {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw FollowException.noTopic(broker, TOPIC);
        }
        consumer.assign(partitions);
        consumer.endOffsets(partitions).forEach(consumer::seek);
    }

    private static boolean has(ConsumerRecord<?, ?> message, String name, String text) {
        Header header = message.headers().lastHeader(name);
        return header != null
                && header.value() != null
                && text.equals(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static SessionChanged read(ConsumerRecord<byte[], byte[]> message) {
        try {
            return EventJson.read(message.value() == null ? new byte[0] : message.value(), SessionChanged.class);
        } catch (UnreadableEventException e) {
            throw FollowException.unreadableAnswer(message.topic(), message.partition(), message.offset());
        }
    }
}
