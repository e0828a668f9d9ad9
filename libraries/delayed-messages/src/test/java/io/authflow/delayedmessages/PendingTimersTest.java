package io.authflow.delayedmessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.delayedmessages.settings.UnfitTopicsException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PendingTimersTest {
    private static final String CHANGELOG = PendingTimers.changelog("app");
    private static final String PAYLOAD = "canary-payload";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MockConsumer<Bytes, byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void listsAllPartitionsInTheOrderOfWhatIsDue() {
        partition(0, pending(7, "c", 3_000), pending(9, "a", 1_000));
        partition(1, pending(1, "b", 2_000));

        PendingTimers pending = read(10);

        assertThat(pending.earliest())
                .containsExactly(entry("a", 1_000, 0), entry("b", 2_000, 1), entry("c", 3_000, 0));
        assertThat(pending.total()).isEqualTo(3);
    }

    @Test
    void leavesOutWhatIsGone() {
        partition(
                0,
                pending(1, "gone", 1),
                pending(2, "moved", 2),
                gone(1, "gone"),
                pending(9, "moved", 9),
                gone(2, "moved"));

        PendingTimers pending = read(10);

        assertThat(pending.earliest()).containsExactly(entry("moved", 9, 0));
    }

    @Test
    void takesTheLastWordOnATimer() {
        partition(0, pending(1, "a", 1_000), gone(1, "a"), pending(1, "a", 2_000));

        assertThat(read(10).earliest()).containsExactly(entry("a", 2_000, 0));
    }

    @Test
    void listsTheFirstOnesAndCountsAll() {
        partition(0, pending(3, "c", 3), pending(1, "a", 1), pending(2, "b", 2));

        PendingTimers pending = read(2);

        assertThat(pending.earliest()).containsExactly(entry("a", 1, 0), entry("b", 2, 0));
        assertThat(pending.total()).isEqualTo(3);
    }

    @Test
    void showsNoPayload() {
        partition(0, pending(1, "a", 1));

        assertThat(read(10).toString()).contains("id=a").doesNotContain("canary");
    }

    @Test
    void readsAnIdInUtf8() {
        partition(0, pending(1, "\u0130d-\ud83d\ude80", 1));

        assertThat(read(10).earliest()).extracting(PendingTimers.Entry::id).containsExactly("\u0130d-\ud83d\ude80");
    }

    @Test
    void refusesWhatIsNoTimer() {
        partition(0, new Change(Bytes.wrap(new byte[8]), new byte[8]));

        assertThatThrownBy(() -> read(10))
                .isInstanceOf(UnfitTopicsException.class)
                .hasMessageContaining(CHANGELOG + " holds a record at partition 0, offset 0 that is no timer");
    }

    @Test
    void saysThatTheTimeWasTooShort() {
        partition(0, pending(1, "a", 1));

        assertThatThrownBy(() -> PendingTimers.read(consumer, CHANGELOG, 10, Duration.ZERO))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("not read within 0 ms")
                .hasMessageContaining("give it more time");
    }

    @Test
    void refusesALimitOfNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PendingTimers.read("app", Map.of(), 0, PATIENCE))
                .withMessageContaining("limit is 0");
    }

    private PendingTimers read(int limit) {
        return PendingTimers.read(consumer, CHANGELOG, limit, PATIENCE);
    }

    /** Sets the content of a partition of the changelog. The partitions are polled one after the other. */
    private void partition(int number, Change... changes) {
        TopicPartition partition = new TopicPartition(CHANGELOG, number);
        consumer.updatePartitions(
                CHANGELOG,
                IntStream.rangeClosed(0, number)
                        .mapToObj(n -> new PartitionInfo(CHANGELOG, n, null, null, null))
                        .toList());
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, (long) changes.length));
        consumer.schedulePollTask(() -> add(consumer.assignment().iterator().next(), List.of(changes)));
    }

    private void add(TopicPartition partition, List<Change> changes) {
        for (int offset = 0; offset < changes.size(); offset++) {
            Change change = changes.get(offset);
            consumer.addRecord(
                    new ConsumerRecord<>(CHANGELOG, partition.partition(), offset, change.key(), change.value()));
        }
    }

    private static Change pending(long place, String id, long dueAt) {
        byte[] payload = PAYLOAD.getBytes(StandardCharsets.UTF_8);
        return new Change(
                key(place, id),
                ByteBuffer.allocate(Long.BYTES + payload.length)
                        .putLong(dueAt)
                        .put(payload)
                        .array());
    }

    private static Change gone(long place, String id) {
        return new Change(key(place, id), null);
    }

    private static Bytes key(long place, String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + bytes.length)
                .putLong(place)
                .put(bytes)
                .array());
    }

    private static PendingTimers.Entry entry(String id, long dueAt, int partition) {
        return new PendingTimers.Entry(Instant.ofEpochMilli(dueAt), id, partition);
    }

    private record Change(Bytes key, byte @Nullable [] value) {}
}
