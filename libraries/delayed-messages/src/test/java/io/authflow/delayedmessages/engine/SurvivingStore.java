package io.authflow.delayedmessages.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store on the heap. The next owner opens it as the last owner left it. */
final class SurvivingStore implements KeyValueStore<Bytes, byte[]> {
    private final String name;
    private final NavigableMap<Bytes, byte[]> entries;
    private boolean open;

    private SurvivingStore(String name, NavigableMap<Bytes, byte[]> entries) {
        this.name = name;
        this.entries = entries;
    }

    /** A set of stores that live as long as the set. */
    static final class Disk {
        private final Map<String, NavigableMap<Bytes, byte[]>> stores = new HashMap<>();

        /** The stores as they are now. */
        Disk copy() {
            Disk copy = new Disk();
            stores.forEach((name, entries) -> copy.stores.put(name, new TreeMap<>(entries)));
            return copy;
        }

        KeyValueBytesStoreSupplier supplier(String name) {
            return new KeyValueBytesStoreSupplier() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public KeyValueStore<Bytes, byte[]> get() {
                    return new SurvivingStore(name, stores.computeIfAbsent(name, key -> new TreeMap<>()));
                }

                @Override
                public String metricsScope() {
                    return "surviving";
                }
            };
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, this::put);
        open = true;
    }

    private void put(byte[] key, byte[] value) {
        put(Bytes.wrap(key), value);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        open = false;
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
    public byte @Nullable [] get(Bytes key) {
        return entries.get(key);
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
    public void putAll(List<KeyValue<Bytes, byte[]>> list) {
        list.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte @Nullable [] delete(Bytes key) {
        return entries.remove(key);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
        NavigableMap<Bytes, byte[]> tail = from == null ? entries : entries.tailMap(from, true);
        return new Walk(to == null ? tail : tail.headMap(to, true));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return new Walk(entries);
    }

    @Override
    public long approximateNumEntries() {
        return entries.size();
    }

    /** Walks over a copy of the keys, so that deletions do not disturb the walk. */
    private static final class Walk implements KeyValueIterator<Bytes, byte[]> {
        private final NavigableMap<Bytes, byte[]> entries;
        private final TreeSet<Bytes> left;

        Walk(NavigableMap<Bytes, byte[]> live) {
            entries = new TreeMap<>(live);
            left = new TreeSet<>(live.keySet());
        }

        @Override
        public boolean hasNext() {
            return !left.isEmpty();
        }

        @Override
        public Bytes peekNextKey() {
            return left.first();
        }

        @Override
        public KeyValue<Bytes, byte[]> next() {
            Bytes key = left.pollFirst();
            return KeyValue.pair(key, entries.get(key));
        }

        @Override
        public void close() {}
    }
}
