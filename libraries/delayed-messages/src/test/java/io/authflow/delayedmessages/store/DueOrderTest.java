package io.authflow.delayedmessages.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Tests a backlog that is larger than what one step counts. */
class DueOrderTest {
    private static final int TIMERS = 12_000;
    private static final long OVERDUE_AFTER = 5_000;
    private static final long START = 100_000;
    private static final long DUE = START + 1_000;
    private static final long LATER = START + 60_000;

    private final DueOrder order = new DueOrder(store(), null, OVERDUE_AFTER, START);

    @Test
    void isExactOnlyOnceAllIsCounted() {
        IntStream.range(0, TIMERS).forEach(n -> order.put(TimeKey.of(DUE, "timer" + n), new byte[0]));

        order.moveEdge(LATER);
        assertThat(order.isCounted()).isFalse();
        order.moveEdge(LATER + 1);
        assertThat(order.isCounted()).isFalse();
        order.moveEdge(LATER + 2);

        assertThat(order.isCounted()).isTrue();
        assertThat(order.overdue()).isEqualTo(TIMERS);
    }

    @Test
    void isExactWhereNothingIsOverdue() {
        order.put(TimeKey.of(DUE, "timer"), new byte[0]);

        order.moveEdge(DUE + OVERDUE_AFTER);

        assertThat(order.isCounted()).isTrue();
        assertThat(order.overdue()).isZero();
    }

    private static KeyValueStore<Bytes, byte[]> store() {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        HeapStore.supplier("timers"), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }
}
