package io.authflow.flowreader;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlowWatchTest {
    private static final BrokerAccess BROKER = new BrokerAccess("broker:9092", Map.of(), Duration.ofSeconds(1));
    private static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<EventType> IN_ORDER =
            List.of(EventType.REQUESTED, EventType.LOGGED_IN, EventType.LOGOUT_DUE, EventType.LOGGED_OUT);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final List<EventType> shown = new ArrayList<>();
    private Instant now = BEGIN;

    @BeforeEach
    void emptyTopics() {
        IN_ORDER.forEach(type -> {
            consumer.updateBeginningOffsets(Map.of(partition(type), 0L));
            consumer.updateEndOffsets(Map.of(partition(type), 0L));
        });
    }

    @Test
    void showsAllEventsOfAFinishedFlow() {
        IN_ORDER.forEach(this::hasOneRecord);
        FlowWatch watch = watch();
        polls(EventType.LOGGED_OUT);
        polls(EventType.LOGOUT_DUE, EventType.REQUESTED);
        polls(EventType.LOGGED_IN);

        Outcome outcome = watch.follow(BEGIN.plusSeconds(60));

        assertThat(outcome).isEqualTo(Outcome.LOGGED_OUT);
        assertThat(shown).isEqualTo(IN_ORDER);
    }

    @Test
    void showsTheEventsThatComeAfterTheTerminalEvent() {
        FlowWatch watch = watch();
        polls(EventType.REQUESTED, EventType.LOGGED_IN);
        consumer.schedulePollTask(() -> {
            hasOneRecord(EventType.LOGOUT_DUE);
            append(EventType.LOGGED_OUT);
        });
        polls(EventType.LOGOUT_DUE);

        Outcome outcome = watch.follow(BEGIN.plusSeconds(60));

        assertThat(outcome).isEqualTo(Outcome.LOGGED_OUT);
        assertThat(shown).containsExactlyInAnyOrderElementsOf(IN_ORDER);
    }

    @Test
    void endsAtTheDeadlineThoughRecordsAreLeft() {
        IN_ORDER.forEach(this::hasOneRecord);
        FlowWatch watch = watch();
        polls(EventType.REQUESTED);

        Outcome outcome = watch.follow(BEGIN.plusSeconds(60));

        assertThat(outcome).isEqualTo(Outcome.OPEN);
        assertThat(shown).containsExactly(EventType.REQUESTED);
    }

    private FlowWatch watch() {
        RequestId id = new RequestId("mine");
        FlowTopics topics =
                new FlowTopics(IN_ORDER.stream().map(FlowWatchTest::partition).toList(), List.of());
        FlowReader reader = FlowReader.fromRequest(BROKER, id, BEGIN, topics, consumer);
        return new FlowWatch(reader, event -> shown.add(event.type().orElseThrow()), this::aSecondLater);
    }

    private Instant aSecondLater() {
        now = now.plusSeconds(1);
        return now;
    }

    private void hasOneRecord(EventType type) {
        consumer.updateEndOffsets(Map.of(partition(type), 1L));
    }

    /** Lets the next poll bring these events. */
    private void polls(EventType... types) {
        consumer.schedulePollTask(() -> List.of(types).forEach(this::append));
    }

    private void append(EventType type) {
        consumer.addRecord(new ConsumerRecord<>(
                type.topic(),
                0,
                0,
                BEGIN.plusSeconds(IN_ORDER.indexOf(type)).toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                null,
                "{\"requestId\":\"mine\"}".getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(),
                Optional.empty()));
    }

    private static TopicPartition partition(EventType type) {
        return new TopicPartition(type.topic(), 0);
    }
}
