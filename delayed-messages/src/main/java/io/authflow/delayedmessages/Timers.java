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
 * The timers of one partition. Every state is in the stores; the heap holds fronts and counts only. An id is known as
 * long as {@code byId} has its place, and pending as long as {@code byDue} has it there. Times are milliseconds.
 */
final class Timers {
    private final KeyValueStore<Bytes, byte[]> byId;
    private final KeyValueStore<Bytes, byte[]> marks;
    private final DueOrder due;
    private final FiredIds fired;
    private final int partitions;
    private long pending;

    Timers(TimerStores.Opened stores, Pacing pacing, int partitions, long now) {
        this.partitions = partitions;
        this.byId = stores.byId();
        this.marks = stores.marks();
        Marks left = Marks.read(marks);
        Marks start = left == null ? scan(stores) : left;
        this.pending = start.pending();
        long overdueAfter = pacing.clockSkew().plus(pacing.overdueAfter()).toMillis();
        this.due = new DueOrder(stores.byDue(), start.due(), overdueAfter, now);
        this.fired = new FiredIds(
                stores.fired(), start.fired(), pacing.firedIdMemory().toMillis());
    }

    /** False, and nothing changed, where the id is pending or remembered. */
    boolean schedule(Timer timer, long now) {
        if (byId.get(idKey(timer.id())) != null) {
            return false;
        }
        place(new PendingTimer(timer.id(), timer.dueAt(), timer.payload()), now);
        pending++;
        return true;
    }

    /** The pending timer of that id; null where none is. */
    @Nullable
    PendingTimer find(String id) {
        byte[] place = byId.get(idKey(id));
        byte[] value = place == null ? null : due.get(dueKey(place, id));
        return value == null ? null : decode(id, value);
    }

    /** Whether the id is pending or remembered. */
    boolean isKnown(String id) {
        return byId.get(idKey(id)) != null;
    }

    void move(PendingTimer timer, Instant dueAt, long now) {
        takeFromPlace(timer.id());
        place(new PendingTimer(timer.id(), dueAt, timer.payload()), now);
    }

    /** Takes a pending timer out without firing it; its id stays known. */
    void remove(String id, long now) {
        takeFromPlace(id);
        pending--;
        fired.add(id, now);
        fired.write(now);
    }

    void moveEdge(long now) {
        due.moveEdge(now);
    }

    /** Fires at most {@code max} timers that are due until {@code until} and not overdue, earliest first. */
    int fireOnTime(long until, int max, long now, Consumer<DueTimer> firing) {
        int taken = due.takeOnTime(until, max, (key, value) -> firing.accept(gone(key, value, now)));
        fired.write(now);
        return taken;
    }

    /** Fires at most {@code max} overdue timers, oldest first. */
    int fireOverdue(int max, long now, Consumer<DueTimer> firing) {
        int taken = due.takeOverdue(max, (key, value) -> firing.accept(gone(key, value, now)));
        fired.write(now);
        return taken;
    }

    /** Forgets ids whose memory time is over, at most {@code max} entries of them; true where none is left. */
    boolean forget(long now, int max) {
        return fired.forget(now, max, id -> byId.delete(idKey(id))) < max;
    }

    /** Leaves to the next owner what it needs; to be called after every change. */
    void mark() {
        new Marks(partitions, pending, due.front().key(), fired.front().key()).write(marks);
    }

    DueOrder due() {
        return due;
    }

    long nextForgotten() {
        return fired.front().millis();
    }

    long pending() {
        return pending;
    }

    private void place(PendingTimer timer, long now) {
        long dueMillis = timer.dueAt().toEpochMilli();
        byte[] place = ByteBuffer.allocate(Long.BYTES)
                .putLong(due.placeFor(dueMillis, now))
                .array();
        due.put(dueKey(place, timer.id()), encode(dueMillis, timer.payload()));
        byId.put(idKey(timer.id()), place);
    }

    private void takeFromPlace(String id) {
        byte[] place = byId.get(idKey(id));
        if (place != null) {
            due.remove(dueKey(place, id));
        }
    }

    private DueTimer gone(Bytes key, byte[] value, long now) {
        PendingTimer timer = decode(TimeKey.id(key), value);
        pending--;
        fired.add(timer.id(), now);
        return new DueTimer(timer.id(), timer.dueAt(), timer.payload(), Instant.ofEpochMilli(now));
    }

    private static byte[] encode(long dueMillis, byte[] payload) {
        return ByteBuffer.allocate(Long.BYTES + payload.length)
                .putLong(dueMillis)
                .put(payload)
                .array();
    }

    private static PendingTimer decode(String id, byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        Instant dueAt = Instant.ofEpochMilli(buffer.getLong());
        byte[] payload = new byte[buffer.remaining()];
        buffer.get(payload);
        return new PendingTimer(id, dueAt, payload);
    }

    private static Bytes idKey(String id) {
        return Bytes.wrap(id.getBytes(StandardCharsets.UTF_8));
    }

    private static Bytes dueKey(byte[] place, String id) {
        return TimeKey.of(ByteBuffer.wrap(place).getLong(), id);
    }

    private static Marks scan(TimerStores.Opened stores) {
        return new Marks(
                0, count(stores.byDue()), new TimeOrder(stores.byDue()).first(), new TimeOrder(stores.fired()).first());
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
