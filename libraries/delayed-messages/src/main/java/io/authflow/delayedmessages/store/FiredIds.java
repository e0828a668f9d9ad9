package io.authflow.delayedmessages.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keys of {@code timers-by-id} in the order in which they are forgotten: keys of ended timers and of changes. The store
 * has one entry for the keys of a tick, not one for each key.
 */
public final class FiredIds {
    private static final int PER_ENTRY_MAX = 500;

    private final TimeOrder order;
    private final LowerBound front = new LowerBound();
    private final long memory;
    private final List<Bytes> pending = new ArrayList<>();

    /**
     * @param start a lower bound of the live entries; null: there is none
     * @param memory how long keys are remembered, in milliseconds
     */
    public FiredIds(KeyValueStore<Bytes, byte[]> store, @Nullable Bytes start, long memory) {
        this.order = new TimeOrder(store);
        this.memory = memory;
        front.moveTo(start);
    }

    public void add(Bytes id, long now) {
        pending.add(id);
        if (pending.size() == PER_ENTRY_MAX) {
            write(now);
        }
    }

    /** Writes the added keys. To be called before the engine can commit. */
    public void write(long now) {
        if (!pending.isEmpty()) {
            Bytes key = TimeKey.of(now + memory, pending.get(0));
            order.put(key, KeyListCodec.encode(pending));
            front.cover(key);
            pending.clear();
        }
    }

    /**
     * Forgets at most {@code max} entries whose time is over, and passes on each key.
     *
     * @return the number of entries
     */
    public int forget(long now, int max, Consumer<Bytes> forgotten) {
        return order.take(
                front, now, max, (key, value) -> KeyListCodec.decode(value).forEach(forgotten));
    }

    public LowerBound front() {
        return front;
    }
}
