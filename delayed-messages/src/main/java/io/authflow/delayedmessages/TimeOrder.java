package io.authflow.delayedmessages;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store in time order, of which the front is taken away. It remembers where the first live entry can be, so that a
 * look at it costs nothing until that time has come, and never walks again over what it has deleted.
 */
final class TimeOrder {
    static final long NONE = Long.MAX_VALUE;

    /** Takes an entry out of the order; the value is what was put. */
    @FunctionalInterface
    interface Taker {
        void take(Bytes key, byte[] value);
    }

    private final KeyValueStore<Bytes, byte[]> store;

    /** No live key is before it; null: no live key at all. */
    private @Nullable Bytes front;

    private @Nullable Bytes lastTaken;
    private long next = NONE;

    TimeOrder(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            if (entries.hasNext()) {
                moveFrontTo(entries.peekNextKey());
            }
        }
    }

    /** Lower bound in milliseconds of the first entry's time; exact after each {@link #take}; {@link #NONE} if empty. */
    long next() {
        return next;
    }

    void put(Bytes key, byte[] value) {
        store.put(key, value);
        if (front == null || key.compareTo(front) < 0) {
            front = key;
        }
        next = Math.min(next, TimeKey.millis(key));
    }

    /** The first place at or after {@code millis} that does not lie among entries already taken. */
    long placeFor(long millis, long now) {
        long taken = lastTaken == null ? Long.MIN_VALUE : TimeKey.millis(lastTaken);
        // After a backward clock step the taken place is in the future; holding a timer until then would be wrong.
        return millis > taken || taken > now ? millis : taken + 1;
    }

    /** Takes at most {@code max} entries of up to {@code until} milliseconds, earliest first. */
    int take(long until, int max, Taker taker) {
        if (next > until) {
            return 0;
        }
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(front, null)) {
            return take(entries, until, max, taker);
        }
    }

    private int take(KeyValueIterator<Bytes, byte[]> entries, long until, int max, Taker taker) {
        int taken = 0;
        while (entries.hasNext()) {
            Bytes key = entries.peekNextKey();
            if (taken == max || TimeKey.millis(key) > until) {
                moveFrontTo(key);
                return taken;
            }
            byte[] value = entries.next().value;
            store.delete(key);
            lastTaken = key;
            taker.take(key, value);
            taken++;
        }
        front = null;
        next = NONE;
        return taken;
    }

    private void moveFrontTo(Bytes key) {
        front = key;
        next = TimeKey.millis(key);
    }
}
