package io.authflow.messaging.engine;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.event.Event;
import io.authflow.messaging.offset.CarriedForward;
import io.authflow.messaging.offset.EarlierAttempts;
import io.authflow.messaging.offset.PublishedOffsets;
import io.authflow.messaging.record.Reading;
import io.authflow.messaging.step.FailurePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of one partition on their way through the step. Records of one key are attempted one after the other, in
 * the order of their offsets. A record that waits after a transient failure delays only later records of its key.
 * Results are published as they come. The committed offset stays at the oldest record without a published result
 * ({@link PublishedOffsets}).
 *
 * <p>A pure state machine: it reads no clock, starts no thread and does no input or output. Not thread-safe.
 */
final class PartitionWork<E extends Event> {
    /** A crashed owner held at most this many records without a committed result, whatever its settings. */
    static final int SUSPECTS_MAX = 8_192;

    private final Admission<E> admission;
    private final FailurePolicy policy;
    private final EngineLimits limits;
    private final RandomGenerator random;
    private final PublishedOffsets offsets;
    private long suspectedBelow;
    private int suspectsLeft = SUSPECTS_MAX;
    private boolean readyFirst;
    private final NavigableMap<Long, HeldRecord<E>> held = new TreeMap<>();
    /** The held records that had a failed attempt, by offset. */
    private final NavigableMap<Long, HeldRecord<E>> failed = new TreeMap<>();

    /**
     * The held records that have no offset any more, because their topic was made anew. They are finished all the same.
     * Otherwise a login under way would open a session without an event.
     */
    private final Set<HeldRecord<E>> former = new HashSet<>();

    private final Map<Object, Deque<HeldRecord<E>>> keys = new HashMap<>();
    private final Deque<HeldRecord<E>> ready = new ArrayDeque<>();
    private final PriorityQueue<HeldRecord<E>> waiting = new PriorityQueue<>(PartitionWork::byNextAttempt);
    private final Results<E> results;
    private final Outage outage = new Outage();
    private long heldBytes;
    private int called;
    private boolean changed;
    /** The latest append time of a delivered record, in milliseconds since 1970. */
    private long newest;

    /**
     * @param suspectedBelow another instance may have attempted records below this offset and crashed; 0 if none did
     */
    PartitionWork(
            Admission<E> admission,
            FailurePolicy policy,
            EngineLimits limits,
            RandomGenerator random,
            PublishedOffsets offsets,
            MissingTopics missing,
            long suspectedBelow) {
        this.admission = admission;
        this.policy = policy;
        this.limits = limits;
        this.random = random;
        this.offsets = offsets;
        this.results = new Results<>(missing);
        this.suspectedBelow = suspectedBelow;
    }

    /**
     * Returns whether another record had this offset before, or the record is before the committed offset. Then the topic
     * was recreated, or its offsets were set back. A consumer that was set back a little delivers the same records
     * again: they are equal to the held ones, and none is newer than all before.
     */
    boolean isBehind(ConsumerRecord<byte[], byte[]> consumed) {
        long offset = consumed.offset();
        if (offset < offsets.committed() || offset >= offsets.end()) {
            return offset < offsets.committed();
        }
        HeldRecord<E> known = held.get(offset);
        return known == null ? consumed.timestamp() > newest : !known.isOf(consumed);
    }

    /** Begins anew at an offset. Held records from there on are finished without their offsets. */
    void beginAnew(long offset) {
        Map<Long, HeldRecord<E>> gone = held.tailMap(offset, true);
        former.addAll(gone.values());
        gone.clear();
        failed.tailMap(offset, true).clear();
        offsets.beginAnew(offset);
        suspectedBelow = Math.min(suspectedBelow, offset);
        changed = true;
    }

    /** Takes a record, unless it is held already or its result is published. Offsets come in ascending order. */
    void deliver(ConsumerRecord<byte[], byte[]> consumed, Reading<E> reading, long now) {
        long offset = consumed.offset();
        newest = Math.max(newest, consumed.timestamp());
        if (held.containsKey(offset)) {
            return;
        }
        HeldRecord<E> again = former.stream()
                .filter(record -> record.isOf(consumed))
                .findAny()
                .orElse(null);
        if (again != null) {
            former.remove(again);
            offsets.delivered(offset);
            hold(again);
            return;
        }
        if (offsets.isPublished(offset)) {
            changed |= offsets.passed(offset);
            return;
        }
        EarlierAttempts carried = policy.givesUpAtSomeTime() ? null : CarriedForward.read(consumed);
        EarlierAttempts handedOver = offsets.delivered(offset);
        EarlierAttempts earlier = handedOver == null ? carried : handedOver;
        HeldRecord<E> taken = admission.admit(
                consumed,
                reading,
                earlier == null ? null : Wait.resumed(earlier, now),
                isSuspected(offset) ? Progress.UNCERTAIN : Progress.NONE);
        taken.delivered(now);
        hold(taken);
        heldBytes += taken.bytes();
        if (taken.state() == HeldRecord.State.SETTLED) {
            results.add(taken);
        } else {
            enqueue(taken, carried != null, now);
        }
    }

    private void hold(HeldRecord<E> record) {
        held.put(record.offset(), record);
        if (record.earlier() != null) {
            failed.put(record.offset(), record);
        }
    }

    private boolean hasOffset(HeldRecord<E> record) {
        return held.get(record.offset()) == record;
    }

    /** The crashed owner cannot have held records that come after as many others without a result. */
    private boolean isSuspected(long offset) {
        if (offset >= suspectedBelow) {
            return false;
        }
        if (--suspectsLeft < 0) {
            suspectedBelow = offset;
            return false;
        }
        return true;
    }

    private void enqueue(HeldRecord<E> taken, boolean carried, long now) {
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

    /** Takes the result of an attempt. The next record of the key may be attempted. */
    void settle(HeldRecord<E> record, Outcome.Settled result, long now) {
        called--;
        retryAt(now, outage.succeeded(waiting.size(), now));
        toPublish(record, result);
    }

    /** Takes a result that says nothing about calls, so an outage of calls continues while records wait. */
    void settleUncalled(HeldRecord<E> record, Outcome.Settled result) {
        called--;
        outage.endedWithoutCall();
        toPublish(record, result);
        forgetOutageIfNoneWaits();
    }

    /** Takes the result of a record on which the service gives up after a failed attempt. */
    void giveUp(HeldRecord<E> record, Outcome.Settled end, long now) {
        called--;
        outage.failed(FailureCode.UNAVAILABLE, false, waiting.size(), now);
        toPublish(record, end);
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

    private void toPublish(HeldRecord<E> record, Outcome.Settled result) {
        record.settle(result);
        results.add(record);
        Deque<HeldRecord<E>> sameKey = Objects.requireNonNull(keys.get(record.key()));
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
    Duration fail(HeldRecord<E> record, Outcome.Failed failure, long now) {
        called--;
        outage.failed(failure.code(), record.earlier() == null, waiting.size() + 1, now);
        Wait wait = Wait.after(record.earlier(), failure.code(), failure.progress(), now);
        Duration delay = policy.delay(wait.attempts(), random);
        record.failed(wait, now + delay.toNanos());
        waiting.add(record);
        if (hasOffset(record)) {
            failed.put(record.offset(), record);
        }
        changed = true;
        return delay;
    }

    /**
     * Carries the oldest record forward if it waits alone in its key, and is old or the partition is nearly full. Only
     * for a step that never gives up.
     */
    void carryForward(long now, Instant time) {
        if (policy.givesUpAtSomeTime() || waiting.isEmpty() || held.isEmpty()) {
            return;
        }
        HeldRecord<E> oldest = held.firstEntry().getValue();
        boolean alone = keys.getOrDefault(oldest.key(), new ArrayDeque<>()).size() == 1;
        if (oldest.state() == HeldRecord.State.WAITING && alone && isToBeCarried(oldest, time)) {
            waiting.remove(oldest);
            admission.letThroughAgain(oldest.entry());
            EarlierAttempts attempts = waitOf(oldest).handedOver(now);
            toPublish(oldest, new Outcome.Settled(List.of(CarriedForward.copy(oldest.consumed(), attempts)), null));
        }
    }

    /** A copy needs an attempt here before it is carried again. Otherwise copies could circulate without an attempt. */
    private boolean isToBeCarried(HeldRecord<E> oldest, Instant time) {
        if (waitOf(oldest).code() == null) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochMilli(oldest.consumed().timestamp()), time);
        boolean isNearlyFull = !hasOutage() && limits.isNearlyFull(waiting.size(), offsets.ahead());
        return isNearlyFull || age.compareTo(limits.carryAfter()) > 0;
    }

    /**
     * Takes up to {@code max} results, in the order in which they came. The caller publishes them, and then calls
     * {@link #published} or {@link #notPublished}.
     */
    List<HeldRecord<E>> takeSettled(int max, long now) {
        return results.take(max, now);
    }

    /** Takes a result that is published in a transaction of its own; null if none is due. */
    @Nullable
    HeldRecord<E> takeAside(long now) {
        return results.takeAside(now);
    }

    /**
     * Returns the offset and the state to commit together with these results.
     *
     * @param released whether the engine makes no more calls for the partition. The commit says so only if every
     *     suspected record has its result, because the effect of a crashed owner's attempts is still unknown for the
     *     others
     */
    PublishedOffsets.Commit commit(Collection<HeldRecord<E>> publishing, boolean released, long stamp, long now) {
        Set<Long> published = new HashSet<>();
        publishing.stream().filter(this::hasOffset).forEach(record -> published.add(record.offset()));
        long oldest = held.keySet().stream()
                .filter(offset -> !published.contains(offset))
                .findFirst()
                .orElse(offsets.end());
        oldest = Math.min(oldest, offsets.end());
        Map<Long, EarlierAttempts> waits = new TreeMap<>();
        failed.forEach((offset, record) -> {
            Wait earlier = record.earlier();
            if (earlier != null && record.state() != HeldRecord.State.SETTLED && !published.contains(offset)) {
                waits.put(offset, earlier.handedOver(now));
            }
        });
        changed = false;
        return offsets.commit(oldest, published, waits, released && oldest >= suspectedBelow, stamp);
    }

    /** Removes records whose results and offsets are committed. */
    void published(Collection<HeldRecord<E>> records, PublishedOffsets.Commit commit) {
        records.forEach(record -> {
            if (hasOffset(record)) {
                held.remove(record.offset());
                failed.remove(record.offset());
            }
            former.remove(record);
            heldBytes -= record.bytes();
            admission.committed(record.result().entry());
        });
        offsets.committed(commit);
    }

    /** Takes results back after a rollback. They are published again before all others. */
    void notPublished(List<HeldRecord<E>> records) {
        changed = true;
        results.takeBack(records);
    }

    /**
     * Puts a result aside that was rolled back alone. Results of other keys go on.
     *
     * @return the time until it is published again
     */
    Duration putAside(HeldRecord<E> record, long now) {
        changed = true;
        Wait wait = record.putAside(now);
        Duration delay = policy.delay(wait.attempts(), random);
        record.retryAt(now + delay.toNanos());
        results.putAside(record);
        return delay;
    }

    /** Makes the results that were put aside due now, because the brokers take results again. */
    void retryAside(long now) {
        results.retryAside(now);
    }

    /** Forgets all records without an attempt under way or a result, because another instance will take them. */
    void dropUntried() {
        ready.clear();
        waiting.clear();
    }

    boolean wantsMore() {
        boolean hasProbe = !ready.isEmpty();
        return !isFull() && !(hasOutage() && hasProbe);
    }

    boolean isFull() {
        return limits.isFull(held.size() + former.size(), waiting.size(), offsets.ahead());
    }

    /** Returns whether a record could be attempted now. */
    boolean hasUntried(long now) {
        HeldRecord<E> longest = waiting.peek();
        return !ready.isEmpty() || (longest != null && longest.notBefore() - now <= 0);
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

    boolean hasResults() {
        return results.hasNext();
    }

    /** Returns whether results are not committed yet, including those that were put aside. */
    boolean hasUnpublished() {
        return !results.isEmpty();
    }

    int results() {
        return results.next();
    }

    /** Returns whether the state has changed since the last commit was prepared, for example by a failed attempt. */
    boolean hasChanged() {
        return changed;
    }

    long heldBytes() {
        return heldBytes;
    }

    Stream<Wait> waits() {
        return Stream.concat(waiting.stream().map(PartitionWork::waitOf), results.waits());
    }

    /**
     * Returns the records that go on with the next commit: their result can be published, or no record of their key
     * waits after a failure here.
     */
    Stream<HeldRecord<E>> waitingForCommit(long now) {
        return held.values().stream().filter(record -> switch (record.state()) {
            case READY, WAITING -> !waitsForRetry(keyOf(record).element(), now);
            case SETTLED -> record.unpublished() == null;
            case CALLED -> false;
        });
    }

    private static boolean waitsForRetry(HeldRecord<?> record, long now) {
        return record.state() == HeldRecord.State.WAITING
                && (waitOf(record).code() != null || record.notBefore() - now > 0);
    }

    private Deque<HeldRecord<E>> keyOf(HeldRecord<?> record) {
        return Objects.requireNonNull(keys.get(record.key()));
    }

    private static Wait waitOf(HeldRecord<?> record) {
        Wait wait = record.earlier();
        if (wait == null) {
            throw new IllegalStateException(record + " waits without a failure");
        }
        return wait;
    }
}
