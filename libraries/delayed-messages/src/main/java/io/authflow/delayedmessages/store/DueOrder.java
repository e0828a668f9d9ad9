package io.authflow.delayedmessages.store;

import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The pending timers of one partition, ordered by their places in time. An edge that moves with the clock separates
 * overdue timers from on-time timers. Each part has its own front, so a backlog does not delay on-time timers. Times
 * are in milliseconds.
 */
public final class DueOrder {
    private static final int COUNTED_PER_STEP_MAX = 5_000;

    private final TimeOrder order;
    private final long overdueAfter;

    /** Lower bound of all live entries. */
    private final LowerBound all = new LowerBound();

    /** Lower bound of the live entries from the edge on. */
    private final LowerBound onTime = new LowerBound();

    /** The live entries before this place have been counted as overdue. */
    private final LowerBound counted = new LowerBound();

    private long edge;
    private long overdue;
    private long lastOverdue = Long.MIN_VALUE;
    private long lastOnTime = Long.MIN_VALUE;

    /**
     * @param front the front that an earlier owner left: a lower bound of the live entries; null: there is none
     * @param overdueAfter how long after its due time a timer is overdue
     */
    public DueOrder(KeyValueStore<Bytes, byte[]> store, @Nullable Bytes front, long overdueAfter, long now) {
        this.order = new TimeOrder(store);
        this.overdueAfter = overdueAfter;
        this.edge = now - overdueAfter;
        all.moveTo(front);
        onTime.moveTo(front);
        counted.moveTo(isOverdue() ? front : edgeKey());
    }

    /**
     * Returns the place for a timer: its due time, or just behind the timer that was taken last. So a walk does not
     * pass over deleted entries.
     */
    public long placeFor(long due, long now) {
        long taken = due < now - overdueAfter ? lastOverdue : lastOnTime;
        // After a backward clock step, the last taken place is in the future. It must not hold a timer back until then.
        return due > taken || taken > now ? due : taken + 1;
    }

    public void put(Bytes key, byte[] value) {
        order.put(key, value);
        all.cover(key);
        if (TimeKey.millis(key) >= edge) {
            onTime.cover(key);
        }
        overdue += isCounted(key) ? 1 : 0;
    }

    public byte @Nullable [] get(Bytes key) {
        return order.get(key);
    }

    public void remove(Bytes key) {
        order.delete(key);
        overdue -= isCounted(key) ? 1 : 0;
    }

    /**
     * Moves the edge with the clock, and counts up to {@value #COUNTED_PER_STEP_MAX} of the timers that became overdue.
     */
    public void moveEdge(long now) {
        boolean steppedBack = now - overdueAfter < edge;
        edge = now - overdueAfter;
        if (isOverdue()) {
            overdue += order.count(counted, edgeKey(), COUNTED_PER_STEP_MAX);
            if (steppedBack || onTime.millis() < edge) {
                onTime.moveTo(edgeKey());
            }
        } else {
            overdue = 0;
            counted.moveTo(edgeKey());
            onTime.moveTo(steppedBack || onTime.millis() < all.millis() ? all.key() : onTime.key());
        }
    }

    /** Takes timers from the edge to {@code until}, at most {@code max}. */
    public int takeOnTime(long until, int max, TimeOrder.Taker taker) {
        int taken = order.take(onTime, until, max, (key, value) -> {
            lastOnTime = TimeKey.millis(key);
            taker.take(key, value);
        });
        if (!isOverdue()) {
            all.moveTo(onTime.key());
        }
        return taken;
    }

    /** Takes timers before the edge, at most {@code max}. */
    public int takeOverdue(int max, TimeOrder.Taker taker) {
        return order.take(all, edge - 1, max, (key, value) -> {
            lastOverdue = TimeKey.millis(key);
            overdue -= isCounted(key) ? 1 : 0;
            taker.take(key, value);
        });
    }

    /** Returns whether a timer with this due time is overdue. */
    public boolean isOverdue(Instant dueAt) {
        return dueAt.toEpochMilli() < edge;
    }

    /** Returns whether a timer may be overdue. */
    public boolean isOverdue() {
        return all.millis() < edge;
    }

    /** Returns the number of overdue timers that are counted so far, see {@link #moveEdge}. */
    public long overdue() {
        return overdue;
    }

    /** Returns whether {@link #overdue()} is exact. */
    public boolean isCounted() {
        return counted.millis() >= edge;
    }

    public LowerBound front() {
        return all;
    }

    /** Returns a lower bound of the first place from the edge on; {@link LowerBound#NONE} if there is none. */
    public long nextOnTime() {
        return onTime.millis();
    }

    private boolean isCounted(Bytes key) {
        return counted.isAfter(key);
    }

    private Bytes edgeKey() {
        return TimeKey.of(edge, "");
    }
}
