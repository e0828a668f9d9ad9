package io.authflow.delayedmessages.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeapStoreTest {
    private final HeapStore store = new HeapStore("timers", new ConcurrentSkipListMap<>());

    @BeforeEach
    void open() {
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        store.putAll(List.of(pair(3), pair(1), pair(2), pair(4)));
    }

    @Test
    void isOrderedByKey() {
        assertThat(keys(null, null)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aRangeHasBothItsEnds() {
        assertThat(keys(2, 3)).containsExactly(2, 3);
        assertThat(keys(2, null)).containsExactly(2, 3, 4);
        assertThat(keys(null, 2)).containsExactly(1, 2);
        assertThat(keys(5, null)).isEmpty();
        assertThat(keys(3, 2)).isEmpty();
    }

    @Test
    void whatAnIteratorHasReturnedMayBeDeleted() {
        List<Integer> seen = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                Bytes key = entries.next().key;
                store.delete(key);
                seen.add((int) key.get()[0]);
            }
        }

        assertThat(seen).containsExactly(1, 2, 3, 4);
        assertThat(store.approximateNumEntries()).isZero();
    }

    @Test
    void anIteratorEnds() {
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(key(4), null)) {
            entries.next();

            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(entries::next);
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(entries::peekNextKey);
        }
    }

    @Test
    void aNullValueDeletes() {
        store.put(key(1), null);

        assertThat(store.get(key(1))).isNull();
    }

    @Test
    void keepsWhatIsThere() {
        assertThat(store.putIfAbsent(key(1), new byte[] {9})).containsExactly(1);
        assertThat(store.putIfAbsent(key(9), new byte[] {9})).isNull();
        assertThat(store.delete(key(9))).containsExactly(9);
    }

    @Test
    void isEmptyOnceClosed() {
        store.close();

        assertThat(store.isOpen()).isFalse();
        assertThat(store.approximateNumEntries()).isZero();
    }

    @Test
    void eachPartitionHasEntriesOfItsOwn() {
        KeyValueBytesStoreSupplier supplier = HeapStore.supplier("timers");
        KeyValueStore<Bytes, byte[]> one = supplier.get();
        KeyValueStore<Bytes, byte[]> other = supplier.get();
        one.put(key(1), new byte[] {1});

        assertThat(other.get(key(1))).isNull();
        other.close();
        assertThat(one.get(key(1))).containsExactly(1);
    }

    private List<Integer> keys(@Nullable Integer from, @Nullable Integer to) {
        List<Integer> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(from == null ? null : key(from), to == null ? null : key(to))) {
            entries.forEachRemaining(entry -> keys.add((int) entry.key.get()[0]));
        }
        return keys;
    }

    private static KeyValue<Bytes, byte[]> pair(int n) {
        return KeyValue.pair(key(n), new byte[] {(byte) n});
    }

    private static Bytes key(int n) {
        return Bytes.wrap(new byte[] {(byte) n});
    }
}
