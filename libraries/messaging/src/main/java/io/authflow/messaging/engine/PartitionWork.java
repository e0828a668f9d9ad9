package io.authflow.messaging.engine;

import io.authflow.contracts.Progress;
import io.authflow.contracts.event.Event;
import io.authflow.messaging.offset.CarriedForward;
import io.authflow.messaging.offset.EarlierAttempts;
import io.authflow.messaging.offset.PublishedOffsets;
import io.authflow.messaging.record.Reading;
import io.authflow.messaging.step.FailurePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of one partition on their way through the step. {@link AttemptQueue} decides which one is attempted next.
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
    private final NavigableMap<Long, HeldRecord<E>> held = new TreeMap<>();
    /** The held records that had a failed attempt, by offset. */
    private final NavigableMap<Long, HeldRecord<E>> failed = new TreeMap<>();

    /**
     * The held records that have no offset any more, because their topic was made anew. They are finished all the same.
     * Otherwise a login under way would open a session without an event.
     */
    private final Set<HeldRecord<E>> former = new HashSet<>();

    private final AttemptQueue<E> queue;
    private final Results<E> results;
    private long heldBytes;
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
        this.queue = new AttemptQueue<>(policy, random);
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
            queue.add(taken, carried != null, now);
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

    AttemptQueue<E> queue() {
        return queue;
    }

    /** Takes the result of an attempt. The next record of the key may be attempted. */
    void settle(HeldRecord<E> record, Outcome.Settled result, long now) {
        toPublish(record, result);
        queue.succeeded(record, now);
    }

    /** Takes a result that says nothing about calls, so an outage of calls continues while records wait. */
    void settleUncalled(HeldRecord<E> record, Outcome.Settled result) {
        toPublish(record, result);
        queue.endedWithoutCall(record);
    }

    /** Takes the result of a record on which the service gives up after a failed attempt. */
    void giveUp(HeldRecord<E> record, Outcome.Settled end, long now) {
        toPublish(record, end);
        queue.gaveUp(record, now);
    }

    private void toPublish(HeldRecord<E> record, Outcome.Settled result) {
        record.settle(result);
        results.add(record);
    }

    /**
     * Lets a record wait after a transient failure.
     *
     * @return the back-off before the next attempt
     */
    Duration fail(HeldRecord<E> record, Outcome.Failed failure, long now) {
        Duration delay = queue.failed(record, failure, now);
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
        if (policy.givesUpAtSomeTime() || queue.waiting() == 0 || held.isEmpty()) {
            return;
        }
        HeldRecord<E> oldest = held.firstEntry().getValue();
        if (queue.waitsAlone(oldest) && isToBeCarried(oldest, time)) {
            queue.remove(oldest);
            admission.letThroughAgain(oldest.entry());
            EarlierAttempts attempts = oldest.waiting().handedOver(now);
            toPublish(oldest, new Outcome.Settled(List.of(CarriedForward.copy(oldest.consumed(), attempts)), null));
        }
    }

    /** A copy needs an attempt here before it is carried again. Otherwise copies could circulate without an attempt. */
    private boolean isToBeCarried(HeldRecord<E> oldest, Instant time) {
        if (oldest.waiting().code() == null) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochMilli(oldest.consumed().timestamp()), time);
        boolean isNearlyFull = !queue.hasOutage() && limits.isNearlyFull(queue.waiting(), offsets.ahead());
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

    boolean wantsMore() {
        return !isFull() && !(queue.hasOutage() && queue.hasReady());
    }

    boolean isFull() {
        return limits.isFull(held.size() + former.size(), queue.waiting(), offsets.ahead());
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
        return Stream.concat(queue.waits(), results.waits());
    }

    /**
     * Returns the records that go on with the next commit: their result can be published, or no record of their key
     * waits after a failure here.
     */
    Stream<HeldRecord<E>> waitingForCommit(long now) {
        return held.values().stream().filter(record -> switch (record.state()) {
            case READY, WAITING -> !queue.waitsForRetry(record, now);
            case SETTLED -> record.unpublished() == null;
            case CALLED -> false;
        });
    }
}
