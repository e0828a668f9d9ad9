package io.authflow.flowreader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.event.SessionChanged;
import io.authflow.contracts.event.SessionChanged.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ChangeAnswersTest {
    private static final String TOPIC = EventType.SESSION_CHANGED.topic();
    private static final BrokerAccess BROKER = new BrokerAccess("broker:9092", Map.of(), Duration.ofSeconds(1));
    private static final long OLDER = 5;
    private static final RequestId SESSION = new RequestId("some-id");
    private static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private Instant now = BEGIN;
    private final InstantSource aSecondPerLook = () -> now = now.plusSeconds(1);

    @Test
    void findsTheAnswerThatNamesTheChange() {
        ChangeAnswers answers = opened();
        append(OLDER, "another", answer(Outcome.UNKNOWN));
        append(OLDER + 1, null, answer(Outcome.NOT_OPEN));
        append(OLDER + 2, "mine", answer(Outcome.ALREADY_ENDED));

        assertThat(await(answers)).map(SessionChanged::outcome).contains(Outcome.ALREADY_ENDED);
    }

    @Test
    void leavesOutTheAnswerToAChangeOfAnotherSession() {
        ChangeAnswers answers = opened();
        append(OLDER, new RequestId("another-id"), "mine", answer(Outcome.UNKNOWN));
        append(OLDER + 1, "mine", answer(Outcome.ALREADY_ENDED));

        assertThat(await(answers)).map(SessionChanged::outcome).contains(Outcome.ALREADY_ENDED);
    }

    @Test
    void waitsUntilTheAnswerComes() {
        ChangeAnswers answers = opened();
        consumer.schedulePollTask(() -> {});
        consumer.schedulePollTask(() -> append(OLDER, "mine", answer(Outcome.UNKNOWN)));

        assertThat(await(answers)).isPresent();
    }

    @Test
    void saysThatNoneCameInTime() {
        assertThat(await(opened())).isEmpty();
    }

    @Test
    void saysThatTheAnswerIsOfALaterRelease() {
        ChangeAnswers answers = opened();
        append(OLDER, "mine", "{\"requestId\":\"some-id\",\"outcome\":\"later-word\"}");

        assertThatExceptionOfType(FollowException.class)
                .isThrownBy(() -> await(answers))
                .withMessageContaining("answered in " + TOPIC + ", partition 0, offset 5")
                .withMessageContaining("Use the release");
    }

    @Test
    void saysThatTheTopicIsMissing() {
        consumer.updatePartitions(TOPIC, List.of());

        assertThatExceptionOfType(FollowException.class)
                .isThrownBy(() -> ChangeAnswers.fromNow(BROKER, consumer))
                .withMessageContaining("has no topic " + TOPIC)
                .withMessageContaining("authflow topics --bootstrap-server broker:9092");
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void saysThatTheBrokerDoesNotAnswer() {
        ChangeAnswers answers = opened();
        consumer.setPollException(new KafkaException("gone"));

        assertThatExceptionOfType(FollowException.class)
                .isThrownBy(() -> await(answers))
                .withMessageContaining("broker:9092");
    }

    private Optional<SessionChanged> await(ChangeAnswers answers) {
        return answers.await(SESSION, "mine", BEGIN.plusSeconds(10), aSecondPerLook);
    }

    private ChangeAnswers opened() {
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
        consumer.updateEndOffsets(Map.of(new TopicPartition(TOPIC, 0), OLDER));
        return ChangeAnswers.fromNow(BROKER, consumer);
    }

    private void append(long offset, String causationId, String value) {
        append(offset, SESSION, causationId, value);
    }

    private void append(long offset, RequestId session, String causationId, String value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Headers.CORRELATION_ID, bytes(session.value()));
        if (causationId != null) {
            headers.add(Headers.CAUSATION_ID, bytes(causationId));
        }
        consumer.addRecord(new ConsumerRecord<>(
                TOPIC,
                0,
                offset,
                0,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                null,
                bytes(value),
                headers,
                Optional.empty()));
    }

    private static String answer(Outcome outcome) {
        SessionChanged answer = new SessionChanged(SESSION, outcome, null);
        return new String(EventJson.write(answer), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
