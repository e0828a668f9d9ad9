package io.authflow.delayedmessages.store;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store on the heap whose iterators step from entry to entry. Kafka's own in-memory store copies all keys of a range
 * first. With that, the cost of a tick would depend on all pending timers, not only on the due ones.
 */
public final class HeapStore implements KeyValueStore<Bytes, byte[]> {
    private final String name;
    private final NavigableMap<Bytes, byte[]> entries;
    private volatile boolean open;

    /** @param entries an empty map that allows changes during an iteration */
    HeapStore(String name, NavigableMap<Bytes, byte[]> entries) {
        this.name = name;
        this.entries = entries;
    }

    public static KeyValueBytesStoreSupplier supplier(String name) {
        return supplier(name, ConcurrentSkipListMap::new);
    }

    /** @param maps makes a map for each store, because each partition of an owner needs its own */
    public static KeyValueBytesStoreSupplier supplier(String name, Supplier<NavigableMap<Bytes, byte[]>> maps) {
        return new KeyValueBytesStoreSupplier() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return new HeapStore(name, maps.get());
            }

            @Override
            public String metricsScope() {
                return "heap";
            }
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        StateRestoreCallback restore = (key, value) -> put(Bytes.wrap(key), value);
        context.register(root, restore);
        open = true;
    }

    @Override
    public void put(Bytes key, byte @Nullable [] value) {
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    @Override
    public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
        return entries.putIfAbsent(key, value);
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> pairs) {
        pairs.forEach(pair -> put(pair.key, pair.value));
    }

    @Override
    public byte @Nullable [] delete(Bytes key) {
        return entries.remove(key);
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        return entries.get(key);
    }

    /** Returns the entries from the first key to the last key, both included; null: no bound. */
    @Override
    public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
        return new Steps(from == null ? entries.firstEntry() : entries.ceilingEntry(from), to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return range(null, null);
    }

    @Override
    public long approximateNumEntries() {
        return entries.size();
    }

    @Override
    public Position getPosition() {
        return Position.emptyPosition();
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void flush() {
        // the changelog has everything
    }

    @Override
    public void close() {
        entries.clear();
        open = false;
    }

    /** An iterator that steps from entry to entry. Returned entries may be deleted meanwhile. */
    private final class Steps implements KeyValueIterator<Bytes, byte[]> {
        private final @Nullable Bytes last;
        private Map.@Nullable Entry<Bytes, byte[]> next;

        Steps(Map.@Nullable Entry<Bytes, byte[]> first, @Nullable Bytes last) {
            this.last = last;
            this.next = within(first);
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Bytes peekNextKey() {
            return upcoming().getKey();
        }

        @Override
        public KeyValue<Bytes, byte[]> next() {
            Map.Entry<Bytes, byte[]> entry = upcoming();
            next = within(entries.higherEntry(entry.getKey()));
            return KeyValue.pair(entry.getKey(), entry.getValue());
        }

        @Override
        public void close() {
            next = null;
        }

        private Map.Entry<Bytes, byte[]> upcoming() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            return next;
        }

        private Map.@Nullable Entry<Bytes, byte[]> within(Map.@Nullable Entry<Bytes, byte[]> entry) {
            return entry == null || (last != null && entry.getKey().compareTo(last) > 0) ? null : entry;
        }
    }
}
