package io.authflow.delayedmessages;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one partition. Every state is in the three stores; the heap holds places and a count only. Times are
 * milliseconds.
 */
final class Timers {
    private static final byte[] NOTHING = new byte[0];

    private final KeyValueStore<Bytes, byte[]> byId;
    private final TimeOrder due;
    private final TimeOrder fired;
    private final long firedIdMemory;
    private long pending;

    Timers(
            KeyValueStore<Bytes, byte[]> byDue,
            KeyValueStore<Bytes, byte[]> byId,
            KeyValueStore<Bytes, byte[]> fired,
            long firedIdMemory) {
        this.byId = byId;
        this.due = new TimeOrder(byDue);
        this.fired = new TimeOrder(fired);
        this.firedIdMemory = firedIdMemory;
        this.pending = count(byDue);
    }

    /** False, and nothing changed, where the id is pending or remembered as fired. */
    boolean schedule(Timer timer, long now) {
        if (stateOf(timer.id()) != null) {
            return false;
        }
        long at = due.placeFor(timer.dueMillis(), now);
        due.put(TimeKey.of(at, timer.id()), withDueTime(timer));
        byId.put(idKey(timer.id()), TimerState.pending(at, timer.dueMillis()).encode());
        pending++;
        return true;
    }

    /** Fires at most {@code max} timers that are due {@code skew} before {@code now}, earliest first. */
    int fire(long now, long skew, int max, Consumer<DueTimer> firing) {
        return due.take(now - skew, max, (key, value) -> firing.accept(markFired(TimeKey.id(key), value, now)));
    }

    /** Forgets at most {@code max} fired ids whose memory time is over. */
    int forget(long now, int max) {
        return fired.take(now, max, (key, value) -> byId.delete(idKey(TimeKey.id(key))));
    }

    /** Lower bound of the first pending timer's time, exact after a tick; {@link TimeOrder#NONE} where none is. */
    long nextDue() {
        return due.next();
    }

    long nextForgotten() {
        return fired.next();
    }

    long pending() {
        return pending;
    }

    private DueTimer markFired(String id, byte[] value, long now) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        long dueAt = buffer.getLong();
        byte[] payload = new byte[buffer.remaining()];
        buffer.get(payload);
        byId.put(idKey(id), TimerState.fired(now, dueAt).encode());
        fired.put(TimeKey.of(now + firedIdMemory, id), NOTHING);
        pending--;
        return new DueTimer(id, Instant.ofEpochMilli(dueAt), payload, Instant.ofEpochMilli(now));
    }

    private @Nullable TimerState stateOf(String id) {
        byte[] bytes = byId.get(idKey(id));
        return bytes == null ? null : TimerState.decode(bytes);
    }

    private static byte[] withDueTime(Timer timer) {
        return ByteBuffer.allocate(Long.BYTES + timer.payload().length)
                .putLong(timer.dueMillis())
                .put(timer.payload())
                .array();
    }

    private static Bytes idKey(String id) {
        return Bytes.wrap(id.getBytes(StandardCharsets.UTF_8));
    }

    private static long count(KeyValueStore<Bytes, byte[]> store) {
        long count = 0;
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            for (; entries.hasNext(); entries.next()) {
                count++;
            }
        }
        return count;
    }
}
