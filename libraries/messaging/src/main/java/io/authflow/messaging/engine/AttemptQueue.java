package io.authflow.messaging.engine;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.event.Event;
import io.authflow.messaging.step.FailurePolicy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The records of a partition that have no result yet. Records of one key are attempted one after the other, in the order
 * of their offsets. A record that waits after a transient failure delays only later records of its key. Not thread-safe.
 */
final class AttemptQueue<E extends Event> {
    private final FailurePolicy policy;
    private final RandomGenerator random;
    private final Map<Object, Deque<HeldRecord<E>>> keys = new HashMap<>();
    private final Deque<HeldRecord<E>> ready = new ArrayDeque<>();
    private final PriorityQueue<HeldRecord<E>> waiting = new PriorityQueue<>(AttemptQueue::byNextAttempt);
    private final Outage outage = new Outage();
    private boolean readyFirst;
    private int called;

    AttemptQueue(FailurePolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    /** @param carried whether the record was carried forward, so it keeps its back-off */
    void add(HeldRecord<E> taken, boolean carried, long now) {
        Deque<HeldRecord<E>> sameKey = keys.computeIfAbsent(taken.key(), any -> new ArrayDeque<>());
        sameKey.add(taken);
        Wait earlier = taken.earlier();
        boolean isFirst = sameKey.size() == 1;
        if (earlier != null) {
            taken.retryAt(
                    carried && isFirst
                            ? now + policy.delay(earlier.attempts(), random).toNanos()
                            : now);
        }
        if (isFirst) {
            mayBeAttempted(taken);
        }
    }

    /** A record with an earlier failure is a retry, also if another instance made the attempts. */
    private void mayBeAttempted(HeldRecord<E> record) {
        if (record.earlier() == null) {
            ready.add(record);
        } else {
            record.state(HeldRecord.State.WAITING);
            waiting.add(record);
        }
    }

    /**
     * Returns the next record to attempt now, and sets its state to {@link HeldRecord.State#CALLED}; null if there is
     * none.
     *
     * @param mayRetry whether the record may have an earlier failure
     */
    @Nullable
    HeldRecord<E> next(long now, boolean mayRetry) {
        HeldRecord<E> next = dueOrReady(now, mayRetry);
        if (next != null) {
            next.state(HeldRecord.State.CALLED);
            called++;
        }
        return next;
    }

    private @Nullable HeldRecord<E> dueOrReady(long now, boolean mayRetry) {
        HeldRecord<E> longest = waiting.peek();
        boolean isDue = mayRetry && longest != null && longest.notBefore() - now <= 0;
        boolean isReady = !ready.isEmpty() && (!hasOutage() || now - outage.nextProbe() >= 0);
        if (isDue && !(isReady && readyFirst)) {
            readyFirst = true;
            return waiting.poll();
        }
        if (!isReady) {
            return null;
        }
        readyFirst = false;
        if (hasOutage()) {
            outage.probed(now);
        }
        return ready.poll();
    }

    /** Takes back a record whose attempt had no effect because the lease ended, and attempts it next. */
    void putBack(HeldRecord<E> record) {
        called--;
        if (record.earlier() == null) {
            record.state(HeldRecord.State.READY);
            ready.addFirst(record);
        } else {
            mayBeAttempted(record);
        }
    }

    /**
     * Returns the next time after that one from which {@link #next} may have a record. Records that were due at that
     * time were not attempted then. So they wait for a slot or for a lease, and no time is known for them.
     */
    OptionalLong nextAttempt(long after) {
        HeldRecord<E> longest = waiting.peek();
        long due = longest == null ? 0 : longest.notBefore() - after;
        long probe = ready.isEmpty() || !hasOutage() ? 0 : outage.nextProbe() - after;
        OptionalLong next = LongStream.of(due, probe).filter(left -> left > 0).min();
        return next.isPresent() ? OptionalLong.of(after + next.getAsLong()) : next;
    }

    /** Notes the success of an attempt, and removes its record. */
    void succeeded(HeldRecord<E> record, long now) {
        called--;
        retryAt(now, outage.succeeded(waiting.size(), now));
        removeFirst(record);
    }

    /** Notes that an attempt ended without a call, and removes its record. */
    void endedWithoutCall(HeldRecord<E> record) {
        called--;
        outage.endedWithoutCall();
        removeFirst(record);
        forgetOutageIfNoneWaits();
    }

    /** Notes the last failure of a record on which the service gives up, and removes the record. */
    void gaveUp(HeldRecord<E> record, long now) {
        called--;
        outage.failed(FailureCode.UNAVAILABLE, false, waiting.size(), now);
        removeFirst(record);
        Deque<HeldRecord<E>> sameKey = keys.get(record.key());
        if (sameKey != null) {
            sameKey.element().waitedBehind(record, now);
        }
        forgetOutageIfNoneWaits();
    }

    private void forgetOutageIfNoneWaits() {
        if (waiting.isEmpty() && called == 0) {
            outage.forget();
        }
    }

    /** Removes the first record of its key, so that the next one may be attempted. */
    private void removeFirst(HeldRecord<E> record) {
        Deque<HeldRecord<E>> sameKey = sameKey(record);
        sameKey.remove();
        if (sameKey.isEmpty()) {
            keys.remove(record.key());
        } else {
            mayBeAttempted(sameKey.element());
        }
    }

    private void retryAt(long now, int records) {
        List<HeldRecord<E>> first = new ArrayList<>();
        while (first.size() < records && !waiting.isEmpty()) {
            first.add(waiting.remove());
        }
        first.stream().filter(record -> record.notBefore() - now > 0).forEach(record -> record.retryAt(now));
        waiting.addAll(first);
    }

    /**
     * Lets a record wait after a transient failure.
     *
     * @return the back-off before the next attempt
     */
    Duration failed(HeldRecord<E> record, Outcome.Failed failure, long now) {
        called--;
        outage.failed(failure.code(), record.earlier() == null, waiting.size() + 1, now);
        Wait wait = Wait.after(record.earlier(), failure.code(), failure.progress(), now);
        Duration delay = policy.delay(wait.attempts(), random);
        record.failed(wait, now + delay.toNanos());
        waiting.add(record);
        return delay;
    }

    /** Returns whether a record waits after a failure, and no other record has its key. */
    boolean waitsAlone(HeldRecord<E> record) {
        return record.state() == HeldRecord.State.WAITING
                && keys.containsKey(record.key())
                && sameKey(record).size() == 1;
    }

    /** Removes a record that waits alone. */
    void remove(HeldRecord<E> record) {
        waiting.remove(record);
        removeFirst(record);
    }

    /** Forgets all records without an attempt under way, because another instance will take them. */
    void dropUntried() {
        ready.clear();
        waiting.clear();
    }

    /** Returns whether a record could be attempted now. */
    boolean hasUntried(long now) {
        HeldRecord<E> longest = waiting.peek();
        return hasReady() || (longest != null && longest.notBefore() - now <= 0);
    }

    /** Returns whether a record without a failure could be attempted, if only as a probe. */
    boolean hasReady() {
        return !ready.isEmpty();
    }

    /** Compares times by their difference, because a monotonic clock may be negative and may overflow. */
    private static int byNextAttempt(HeldRecord<?> one, HeldRecord<?> other) {
        int byTime = Long.signum(one.notBefore() - other.notBefore());
        return byTime == 0 ? Long.compare(one.offset(), other.offset()) : byTime;
    }

    boolean hasOutage() {
        return outage.isOn();
    }

    boolean hasCalls() {
        return called > 0;
    }

    /** Returns how many records wait after a failure. */
    int waiting() {
        return waiting.size();
    }

    Stream<Wait> waits() {
        return waiting.stream().map(HeldRecord::waiting);
    }

    /** Returns whether the first record with the key of this one waits for a retry after a failure here. */
    boolean waitsForRetry(HeldRecord<E> record, long now) {
        HeldRecord<E> first = sameKey(record).element();
        return first.state() == HeldRecord.State.WAITING
                && (first.waiting().code() != null || first.notBefore() - now > 0);
    }

    private Deque<HeldRecord<E>> sameKey(HeldRecord<E> record) {
        return Objects.requireNonNull(keys.get(record.key()));
    }
}
