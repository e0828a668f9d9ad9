package io.authflow.delayedmessages.store;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store whose keys are in the order of time. Takes entries from a {@link LowerBound} on, the earliest first. */
public final class TimeOrder {

    /** Receives an entry that was taken out of the store. */
    @FunctionalInterface
    public interface Taker {
        void take(Bytes key, byte[] value);
    }

    private final KeyValueStore<Bytes, byte[]> store;

    public TimeOrder(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void put(Bytes key, byte[] value) {
        store.put(key, value);
    }

    byte @Nullable [] get(Bytes key) {
        return store.get(key);
    }

    void delete(Bytes key) {
        store.delete(key);
    }

    /** Returns the first live key. Walks over all entries that were deleted before it. */
    @Nullable
    public Bytes first() {
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            return entries.hasNext() ? entries.peekNextKey() : null;
        }
    }

    /**
     * Takes at most {@code max} entries up to {@code until}, in milliseconds, and moves the front behind the last one.
     *
     * @return the number of entries
     */
    int take(LowerBound front, long until, int max, Taker taker) {
        Bytes from = front.key();
        if (from == null || front.millis() > until) {
            return 0;
        }
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, null)) {
            return take(entries, front, until, max, taker);
        }
    }

    /**
     * Counts at most {@code max} entries from {@code from} to {@code to}, {@code to} excluded, and moves the front
     * there.
     */
    int count(LowerBound from, Bytes to, int max) {
        Bytes start = from.key();
        if (start == null || start.compareTo(to) >= 0) {
            return 0;
        }
        int count = 0;
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(start, to)) {
            for (; entries.hasNext(); entries.next(), count++) {
                Bytes key = entries.peekNextKey();
                if (count == max || key.compareTo(to) >= 0) {
                    from.moveTo(key.compareTo(to) >= 0 ? to : key);
                    return count;
                }
            }
        }
        from.moveTo(to);
        return count;
    }

    private int take(KeyValueIterator<Bytes, byte[]> entries, LowerBound front, long until, int max, Taker taker) {
        int taken = 0;
        while (entries.hasNext()) {
            Bytes key = entries.peekNextKey();
            if (taken == max || TimeKey.millis(key) > until) {
                front.moveTo(key);
                return taken;
            }
            byte[] value = entries.next().value;
            store.delete(key);
            taker.take(key, value);
            taken++;
        }
        front.moveTo(null);
        return taken;
    }
}
