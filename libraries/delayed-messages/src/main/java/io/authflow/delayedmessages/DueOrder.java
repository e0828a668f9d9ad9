package io.authflow.delayedmessages;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The pending timers of one partition in the order of their places. An edge that moves with the clock parts those that
 * are overdue from those that fire on time; each part has a front of its own, so that a backlog does not stand in the way of
 * what falls due now. Times are milliseconds.
 */
final class DueOrder {
    private static final int COUNTED_PER_STEP_MAX = 5_000;

    private final TimeOrder order;
    private final long overdueAfter;

    /** No live entry is before it. */
    private final Front all = new Front();

    /** No live entry is between the edge and it. */
    private final Front onTime = new Front();

    /** What lives before it has been counted as overdue. */
    private final Front counted = new Front();

    private long edge;
    private long overdue;
    private long lastOverdue = Long.MIN_VALUE;
    private long lastOnTime = Long.MIN_VALUE;

    /** @param front of an earlier owner: no live entry is before it; null: no live entry at all */
    DueOrder(KeyValueStore<Bytes, byte[]> store, @Nullable Bytes front, long overdueAfter, long now) {
        this.order = new TimeOrder(store);
        this.overdueAfter = overdueAfter;
        this.edge = now - overdueAfter;
        all.moveTo(front);
        onTime.moveTo(front);
        counted.moveTo(isOverdue() ? front : edgeKey());
    }

    /** The first place from {@code due} on that lies among nothing that was taken already. */
    long placeFor(long due, long now) {
        long taken = due < now - overdueAfter ? lastOverdue : lastOnTime;
        // After a backward clock step the taken place is in the future; holding a timer until then would be wrong.
        return due > taken || taken > now ? due : taken + 1;
    }

    void put(Bytes key, byte[] value) {
        order.put(key, value);
        all.cover(key);
        if (TimeKey.millis(key) >= edge) {
            onTime.cover(key);
        }
        overdue += isCounted(key) ? 1 : 0;
    }

    byte @Nullable [] get(Bytes key) {
        return order.get(key);
    }

    void remove(Bytes key) {
        order.delete(key);
        overdue -= isCounted(key) ? 1 : 0;
    }

    /** Moves the edge to {@code now}'s, and counts a stretch of what became overdue by that. */
    void moveEdge(long now) {
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

    /** Takes what lies between the edge and {@code until}. */
    int takeOnTime(long until, int max, TimeOrder.Taker taker) {
        int taken = order.take(onTime, until, max, (key, value) -> {
            lastOnTime = TimeKey.millis(key);
            taker.take(key, value);
        });
        if (!isOverdue()) {
            all.moveTo(onTime.key());
        }
        return taken;
    }

    /** Takes what lies before the edge. */
    int takeOverdue(int max, TimeOrder.Taker taker) {
        return order.take(all, edge - 1, max, (key, value) -> {
            lastOverdue = TimeKey.millis(key);
            overdue -= isCounted(key) ? 1 : 0;
            taker.take(key, value);
        });
    }

    /** Whether something can be overdue. */
    boolean isOverdue() {
        return all.millis() < edge;
    }

    /** Overdue timers as far as counted; exact one step after the last change for each {@value #COUNTED_PER_STEP_MAX}. */
    long overdue() {
        return overdue;
    }

    /** Whether {@link #overdue()} is exact. */
    boolean isCounted() {
        return counted.millis() >= edge;
    }

    Front front() {
        return all;
    }

    /** Lower bound of the first place from the edge on; {@link Front#NONE} where there is none. */
    long nextOnTime() {
        return onTime.millis();
    }

    private boolean isCounted(Bytes key) {
        return counted.isAfter(key);
    }

    private Bytes edgeKey() {
        return TimeKey.of(edge, "");
    }
}
