package io.authflow.flowreader;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Watches flows whose records are not what the request id lets expect. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnusualFlowTest {
    private static final BrokerAccess BROKER = new BrokerAccess("broker:9092", Map.of(), Duration.ofSeconds(1));
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant TWO_DAYS_AGO = NOW.minus(Duration.ofDays(2));
    private static final List<TopicPartition> PARTITIONS = Arrays.stream(EventType.values())
            .map(type -> new TopicPartition(type.topic(), 0))
            .toList();

    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> log = new HashMap<>();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none") {
        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times) {
            Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
            times.forEach((partition, time) -> records(partition.topic()).stream()
                    .filter(record -> record.timestamp() >= time)
                    .findFirst()
                    .ifPresent(record ->
                            found.put(partition, new OffsetAndTimestamp(record.offset(), record.timestamp()))));
            return found;
        }

        /** A mock forgets the records that it has returned. */
        @Override
        public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
            super.seekToBeginning(partitions);
            if (isOpen) {
                log.values().forEach(records -> records.forEach(this::addRecord));
            }
        }
    };
    private boolean isOpen;
    private final List<FlowEvent> shown = new ArrayList<>();
    private RequestId id = new RequestId("weekly-report");
    private FlowWatch watch;

    @Test
    void theEndOfTheFirstFlowIsNotTheEndOfTheSecond() {
        append(EventType.LOGGED_OUT, TWO_DAYS_AGO);
        append(EventType.REQUESTED, NOW);
        append(EventType.LOGGED_IN, NOW.plusSeconds(1));

        assertThat(watch().read()).isEqualTo(Outcome.OPEN);
        assertThat(shown).hasSize(3);
    }

    @Test
    void theEndOfTheSecondFlowCounts() {
        append(EventType.FAILED, TWO_DAYS_AGO);
        append(EventType.LOGGED_IN, NOW);
        append(EventType.LOGGED_OUT, NOW.plusSeconds(1));

        assertThat(watch().read()).isEqualTo(Outcome.LOGGED_OUT);
    }

    /** check-service has not taken the request yet, but is sure to accept it. */
    @Test
    void aRequestAfter30HoursBeginsAFlow() {
        append(EventType.LOGGED_OUT, TWO_DAYS_AGO);
        append(EventType.REQUESTED, NOW);

        assertThat(watch().read()).isEqualTo(Outcome.OPEN);
    }

    @Test
    void aRepeatOfTheRequestBeginsNoFlow() {
        append(EventType.REQUESTED, TWO_DAYS_AGO);
        append(EventType.LOGGED_OUT, TWO_DAYS_AGO.plusSeconds(60));
        append(EventType.REQUESTED, TWO_DAYS_AGO.plusSeconds(3_600));

        assertThat(watch().read()).isEqualTo(Outcome.LOGGED_OUT);
    }

    /** The topics are on different brokers. */
    @Test
    void anEndCountsThoughTheClockOfItsBrokerIsBehind() {
        append(EventType.USER_FOUND, NOW);
        append(EventType.FAILED, NOW.minusSeconds(2));

        assertThat(watch().read()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void followingGoesOnPastTheEndOfTheFirstFlow() {
        append(EventType.LOGGED_OUT, TWO_DAYS_AGO);
        append(EventType.LOGGED_IN, NOW);
        FlowWatch following = watch();
        consumer.schedulePollTask(() -> {});
        consumer.schedulePollTask(() -> {
            append(EventType.LOGGED_OUT, NOW.plusSeconds(5));
            deliver(EventType.LOGGED_OUT, 1);
        });

        assertThat(following.follow(NOW.plusSeconds(60))).isEqualTo(Outcome.LOGGED_OUT);
        assertThat(shown).hasSize(3);
    }

    @Test
    void anIdFromTheFutureIsSearchedFromTheBeginning() {
        id = RequestId.create(NOW.plus(Duration.ofHours(1)), new Random(1));
        append(EventType.REQUESTED, NOW.minusSeconds(9));

        assertThat(watch().read()).isEqualTo(Outcome.OPEN);
    }

    /** The clock of this command is ahead too. */
    @Test
    void anIdThatIsNotFoundAtItsTimeIsSearchedFromTheBeginning() {
        id = RequestId.create(NOW, new Random(1));
        append(EventType.REQUESTED, NOW.minus(Duration.ofHours(1)));

        assertThat(watch().read()).isEqualTo(Outcome.OPEN);
    }

    @Test
    void aFlowWithoutItsRequestIsSearchedFromTheBeginning() {
        id = RequestId.create(NOW, new Random(1));
        append(EventType.REQUESTED, NOW.minus(Duration.ofHours(1)));
        append(EventType.LOGGED_OUT, NOW);

        assertThat(watch().read()).isEqualTo(Outcome.LOGGED_OUT);
        assertThat(shown).extracting(FlowEvent::topic).containsExactly("auth.requested.v1", "auth.logged-out.v1");
    }

    @Test
    void anIdWithoutRecordsIsNotFound() {
        id = RequestId.create(NOW, new Random(1));

        assertThat(watch().read()).isEqualTo(Outcome.NOT_FOUND);
    }

    @Test
    void ofManyRecordsTheFirstAndTheLastAreShownAndTheOthersCounted() {
        for (int i = 0; i < 10_000; i++) {
            append(EventType.REQUESTED, NOW.plusSeconds(i));
        }
        append(EventType.FAILED, NOW.plusSeconds(1));

        assertThat(watch().read()).isEqualTo(Outcome.FAILED);
        assertThat(watch.omitted()).containsExactly(Map.entry("auth.requested.v1", 9_000L));
        assertThat(watch.events()).isEqualTo(shown).hasSize(1_001);
        assertThat(offsets(EventType.REQUESTED))
                .startsWith(0L, 1L)
                .contains(499L, 9_500L)
                .endsWith(9_999L);
        assertThat(offsets(EventType.REQUESTED)).doesNotContain(500L, 9_499L);
    }

    @Test
    void recordsThatComeLiveAreLimitedToo() {
        FlowWatch following = watch();
        consumer.schedulePollTask(() -> {});
        consumer.schedulePollTask(() -> {
            for (int i = 0; i < 1_500; i++) {
                append(EventType.REQUESTED, NOW);
                deliver(EventType.REQUESTED, i);
            }
        });

        following.follow(NOW.plusSeconds(60));

        assertThat(shown).hasSize(1_000);
        assertThat(following.omitted()).containsExactly(Map.entry("auth.requested.v1", 500L));
    }

    private List<Long> offsets(EventType type) {
        return shown.stream()
                .filter(event -> event.topic().equals(type.topic()))
                .map(FlowEvent::offset)
                .toList();
    }

    /** Watches with a clock that passes ten seconds at each look. */
    private FlowWatch watch() {
        PARTITIONS.forEach(partition -> {
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
            consumer.updateEndOffsets(
                    Map.of(partition, (long) records(partition.topic()).size()));
        });
        FlowReader reader = FlowReader.fromRequest(BROKER, id, NOW, new FlowTopics(PARTITIONS, List.of()), consumer);
        log.values().forEach(records -> records.forEach(consumer::addRecord));
        isOpen = true;
        Instant[] time = {NOW};
        InstantSource clock = () -> time[0] = time[0].plusSeconds(10);
        watch = new FlowWatch(reader, shown::add, clock);
        return watch;
    }

    private void append(EventType type, Instant at) {
        byte[] value = ("{\"requestId\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
        records(type.topic())
                .add(new ConsumerRecord<>(
                        type.topic(),
                        0,
                        records(type.topic()).size(),
                        at.toEpochMilli(),
                        TimestampType.LOG_APPEND_TIME,
                        0,
                        value.length,
                        null,
                        value,
                        new RecordHeaders(),
                        Optional.empty()));
    }

    private void deliver(EventType type, int offset) {
        consumer.addRecord(records(type.topic()).get(offset));
        consumer.updateEndOffsets(Map.of(new TopicPartition(type.topic(), 0), offset + 1L));
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return log.computeIfAbsent(topic, any -> new ArrayList<>());
    }
}
