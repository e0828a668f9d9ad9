package io.authflow.delayedmessages.engine;

import io.authflow.delayedmessages.message.DueTimer;
import io.authflow.delayedmessages.message.PendingTimer;
import io.authflow.delayedmessages.message.Timer;
import io.authflow.delayedmessages.settings.Pacing;
import io.authflow.delayedmessages.store.ChangeMemory;
import io.authflow.delayedmessages.store.DueOrder;
import io.authflow.delayedmessages.store.Fingerprint;
import io.authflow.delayedmessages.store.FiredIds;
import io.authflow.delayedmessages.store.PartitionSummary;
import io.authflow.delayedmessages.store.RememberedChange;
import io.authflow.delayedmessages.store.TimeKey;
import io.authflow.delayedmessages.store.TimeOrder;
import io.authflow.delayedmessages.store.TimerEntry;
import io.authflow.delayedmessages.store.TimerStores;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one partition. The stores hold all state; the heap holds fronts and counts only. An id is known if
 * {@code byId} has its place. It is pending if {@code byDue} has an entry at this place. Times are in milliseconds.
 */
final class Timers {
    private final KeyValueStore<Bytes, byte[]> byId;
    private final KeyValueStore<Bytes, byte[]> marks;
    private final DueOrder due;
    private final FiredIds fired;
    private final ChangeMemory changeMemory;
    private final int partitions;
    private long pending;

    public Timers(TimerStores.Opened stores, Pacing pacing, int partitions, long now) {
        this.partitions = partitions;
        this.byId = stores.byId();
        this.marks = stores.marks();
        PartitionSummary left = PartitionSummary.read(marks);
        PartitionSummary start = left == null ? scan(stores) : left;
        this.pending = start.pending();
        long overdueAfter = pacing.clockSkew().plus(pacing.overdueAfter()).toMillis();
        this.due = new DueOrder(stores.byDue(), start.due(), overdueAfter, now);
        this.fired = new FiredIds(
                stores.fired(), start.fired(), pacing.firedIdMemory().toMillis());
        this.changeMemory = new ChangeMemory(byId, fired, this::isKnown);
    }

    /**
     * Schedules a timer.
     *
     * @return false if the timer is already pending or remembered; then nothing changes
     * @throws ConflictException if another timer with this id is pending or remembered
     */
    boolean schedule(Timer timer, long now) {
        long identity = Fingerprint.of(timer.identity());
        TimerEntry known = entry(timer.id());
        if (known == null) {
            PendingTimer added = new PendingTimer(timer.id(), timer.dueAt(), timer.payload());
            byId.put(idKey(timer.id()), new TimerEntry(place(added, now), identity, 0).encode());
            pending++;
            return true;
        }
        if (!Fingerprint.matches(known.identity(), identity)) {
            throw new ConflictException("A timer has the id of another one that is pending or remembered, because its"
                    + " writer used the id twice; give each timer an id of its own");
        }
        return false;
    }

    /** Returns the pending timer with this id; null if there is none. */
    @Nullable
    PendingTimer find(String id) {
        TimerEntry known = entry(id);
        byte[] value = known == null ? null : due.get(TimeKey.of(known.place(), id));
        return value == null ? null : decode(id, value);
    }

    /** Returns whether the timer of this id is pending or remembered. */
    boolean isKnown(String id) {
        return byId.get(idKey(id)) != null;
    }

    /** Returns how many changes moved or kept the pending timer with this id. */
    int changesOf(String id) {
        return known(id).changes();
    }

    void move(PendingTimer timer, Instant dueAt, long now) {
        TimerEntry before = known(timer.id());
        due.remove(TimeKey.of(before.place(), timer.id()));
        long place = place(new PendingTimer(timer.id(), dueAt, timer.payload()), now);
        byId.put(idKey(timer.id()), before.movedTo(place).changedOnceMore().encode());
    }

    /** Counts a change to a pending timer that left its due time as it is. */
    void keep(String id) {
        byId.put(idKey(id), known(id).changedOnceMore().encode());
    }

    /**
     * Removes a pending timer without firing it. The id stays known. The caller must then remember the change that did
     * this, which also writes the fired ids.
     */
    void remove(String id, long now) {
        due.remove(TimeKey.of(known(id).place(), id));
        pending--;
        fired.add(idKey(id), now);
    }

    ChangeMemory changeMemory() {
        return changeMemory;
    }

    void moveEdge(long now) {
        due.moveEdge(now);
    }

    /** Fires at most {@code max} on-time timers that are due at {@code until} or before, earliest first. */
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

    /**
     * Forgets at most {@code max} entries of ids and changes whose time is over.
     *
     * @return true if none is left to forget now
     */
    boolean forget(long now, int max) {
        int entries = fired.forget(now, max, this::forget);
        changeMemory.keepOn(now);
        return entries < max;
    }

    private void forget(Bytes key) {
        if (RememberedChange.isKey(key.get())) {
            changeMemory.forget(key);
        } else {
            byId.delete(key);
        }
    }

    /** Writes the marks for the next owner. To be called after every change. */
    void mark() {
        new PartitionSummary(
                        partitions, pending, due.front().key(), fired.front().key())
                .write(marks);
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

    /** Puts a timer into the order, and returns its place. */
    private long place(PendingTimer timer, long now) {
        long dueMillis = timer.dueAt().toEpochMilli();
        long place = due.placeFor(dueMillis, now);
        due.put(TimeKey.of(place, timer.id()), encode(dueMillis, timer.payload()));
        return place;
    }

    private @Nullable TimerEntry entry(String id) {
        byte[] value = byId.get(idKey(id));
        return value == null ? null : TimerEntry.decode(value);
    }

    private TimerEntry known(String id) {
        return Objects.requireNonNull(entry(id), "a pending timer has an entry under its id");
    }

    private DueTimer gone(Bytes key, byte[] value, long now) {
        PendingTimer timer = decode(TimeKey.id(key), value);
        pending--;
        fired.add(idKey(timer.id()), now);
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

    private static PartitionSummary scan(TimerStores.Opened stores) {
        return new PartitionSummary(
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
