package io.authflow.delayedmessages.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.delayedmessages.port.SchedulerListener;
import io.authflow.delayedmessages.port.TestingPorts;
import io.authflow.delayedmessages.settings.Pacing;
import io.authflow.delayedmessages.store.HeapStore;
import io.authflow.delayedmessages.store.TimerStores;
import java.io.File;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a processor that takes over the stores of an earlier one, as after a restart or a rebalance. */
class RestartTest {
    private static final long START = VirtualScheduler.START.toEpochMilli();

    private final KeyValueStore<Bytes, byte[]> byDue = store(TimerStores.BY_DUE);
    private final KeyValueStore<Bytes, byte[]> byId = store(TimerStores.BY_ID);
    private final KeyValueStore<Bytes, byte[]> fired = store(TimerStores.FIRED);
    private final KeyValueStore<Bytes, byte[]> marks = store(TimerStores.MARKS);
    private final SchedulerWatch watch = new SchedulerWatch(new SchedulerListener() {}, wallMillis -> wallMillis);

    @TempDir
    private File taskDirectory;

    private MockProcessorContext<byte[], byte[]> before;
    private MockProcessorContext<byte[], byte[]> after;

    @BeforeEach
    void scheduleTwoAndFireOne() {
        before = context();
        after = context();
        SchedulerProcessor processor = start(before, START);
        schedule(processor, "fired", 1_000);
        schedule(processor, "pending", 5_000);
        ring(before, START + 1_000);
        processor.close();
    }

    @Test
    void setsTheAlarmForThePendingTimer() {
        start(after, START + 2_000);

        assertThat(after.scheduledPunctuators())
                .extracting(CapturedPunctuator::getInterval)
                .contains(Duration.ofSeconds(3));
    }

    @Test
    void isNotWokenBeforeThat() {
        start(after, START + 2_000);

        assertThat(after.scheduledPunctuators())
                .filteredOn(alarm -> !alarm.cancelled())
                .extracting(CapturedPunctuator::getInterval)
                .allMatch(interval -> interval.compareTo(Duration.ofSeconds(3)) >= 0);
    }

    @Test
    void reportsThePendingTimer() {
        start(after, START + 2_000);

        assertThat(watch.gauges().sum(Gauges.Reading::pending)).isEqualTo(1);
        assertThat(watch.gauges().earliest(Gauges.Reading::nextDue)).isEqualTo(START + 5_000);
    }

    @Test
    void firesWhatFellDueMeanwhileAndNothingTwice() {
        start(after, START + 60_000);

        ring(after, START + 60_001);

        assertThat(after.forwarded())
                .extracting(forward -> new String((byte[]) forward.record().key()))
                .containsExactly("pending");
    }

    @Test
    void firesNothingEarlyWhereTheNextOwnersClockIsBehind() {
        start(after, START - 60_000);

        ring(after, START + 4_999);

        assertThat(after.forwarded()).isEmpty();
    }

    @Test
    void firesOnceDueAgainAfterTheClockSteppedBack() {
        start(after, START + 2_000);
        ring(after, START + 1_500);
        assertThat(after.forwarded()).isEmpty();

        ring(after, START + 5_000);

        assertThat(after.forwarded()).hasSize(1);
    }

    @Test
    void remembersFiredIds() {
        SchedulerProcessor processor = start(after, START + 2_000);

        schedule(processor, "fired", 1_000);

        assertThat(watch.gauges().sum(Gauges.Reading::pending)).isEqualTo(1);
    }

    private MockProcessorContext<byte[], byte[]> context() {
        return new MockProcessorContext<>(new Properties(), new TaskId(0, 0), taskDirectory);
    }

    private SchedulerProcessor start(MockProcessorContext<byte[], byte[]> context, long now) {
        context.addStateStore(byDue);
        context.addStateStore(byId);
        context.addStateStore(fired);
        context.addStateStore(marks);
        context.setCurrentSystemTimeMs(now);
        context.setRecordMetadata("logged-in", 0, 0);
        SchedulerProcessor processor = new SchedulerProcessor(Pacing.defaults(), TestingPorts.PORTS, watch, "strays");
        processor.init(context);
        return processor;
    }

    private static void schedule(SchedulerProcessor processor, String id, long delay) {
        processor.process(new Record<>(TestingPorts.bytes(id), TestingPorts.bytes(String.valueOf(delay)), START));
    }

    private static void ring(MockProcessorContext<byte[], byte[]> context, long now) {
        context.setCurrentSystemTimeMs(now);
        context.scheduledPunctuators().stream()
                .filter(alarm -> !alarm.cancelled())
                .toList()
                .forEach(alarm -> alarm.getPunctuator().punctuate(now));
    }

    private static KeyValueStore<Bytes, byte[]> store(String name) {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        HeapStore.supplier(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>(new Properties());
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
