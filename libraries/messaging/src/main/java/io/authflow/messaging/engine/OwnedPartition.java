package io.authflow.messaging.engine;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.Progress;
import io.authflow.contracts.event.Event;
import io.authflow.messaging.offset.ConsumerMembership;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A partition that this instance owns, from its assignment until it is given up. Guarded by the engine's lock. */
final class OwnedPartition<E extends Event> {
    final TopicPartition partition;
    final ConsumerMembership member;
    /** Records that were delivered before the partition was loaded. */
    final Deque<ConsumerRecord<byte[], byte[]>> undecided = new ArrayDeque<>();

    final Change outage = new Change();
    final Change full = new Change();

    /** From this time on without a load or a commit, operators should know of it. */
    private static final Duration LOAD_SLOW = Duration.ofSeconds(30);

    private static final Duration COMMIT_SLOW = Duration.ofSeconds(5);

    private final long assignedAt;
    private @Nullable PartitionWork<E> work;
    private boolean isLoading;
    private long loadNotBefore;
    private @Nullable Long leaseUntil;
    private boolean isLeaving;
    private boolean isReleased;

    /** Calls a listener when a condition begins or ends. */
    static final class Change {
        private boolean isOn;

        void tell(boolean now, Consumer<Boolean> listener) {
            if (now != isOn) {
                isOn = now;
                listener.accept(now);
            }
        }
    }

    OwnedPartition(TopicPartition partition, ConsumerMembership member, long now) {
        this.partition = partition;
        this.member = member;
        this.assignedAt = now;
        this.loadNotBefore = now;
    }

    boolean isToBeLoaded(long now) {
        return work == null && !isLoading && !isLeaving && loadNotBefore - now <= 0;
    }

    /** Returns whether the partition has waited long for its state, so operators should know. */
    boolean isLoadedLate(long now) {
        return work == null && now - assignedAt >= LOAD_SLOW.toNanos();
    }

    OptionalLong nextLoad() {
        return isLoading || isLeaving ? OptionalLong.empty() : OptionalLong.of(loadNotBefore);
    }

    void loading() {
        isLoading = true;
    }

    void loadAgainAt(long time) {
        isLoading = false;
        loadNotBefore = time;
    }

    void begin(PartitionWork<E> begun) {
        isLoading = false;
        work = begun;
    }

    boolean isLoaded() {
        return work != null;
    }

    PartitionWork<E> work() {
        return Objects.requireNonNull(work);
    }

    /** Sets the end of the lease. Each commit proves that the member still owns its partitions. */
    void leasedUntil(long time) {
        leaseUntil = time;
    }

    /** Returns whether this owner has committed nothing for the partition yet. */
    boolean isUnclaimed() {
        return leaseUntil == null;
    }

    boolean mayCall(long now) {
        return work != null && !isLeaving && hasLease(now, 0);
    }

    /**
     * Returns whether the lease still runs.
     *
     * @param spare nanoseconds that must be left
     */
    boolean hasLease(long now, long spare) {
        return leaseUntil != null && leaseUntil - now > spare;
    }

    /** Returns the waits of records: after a failure, or for a commit without which no attempt may begin. */
    Stream<Wait> waits(long now) {
        return work == null ? Stream.empty() : Stream.concat(work.waits(), commitWaits(work, now));
    }

    private Stream<Wait> commitWaits(PartitionWork<E> begun, long now) {
        if (isLeaving || hasLease(now, 0)) {
            return Stream.empty();
        }
        long leaseEnd = leaseUntil == null ? assignedAt : leaseUntil;
        return begun.waitingForCommit(now)
                .map(record -> record.deliveredAt() - leaseEnd > 0 ? record.deliveredAt() : leaseEnd)
                .filter(since -> now - since >= COMMIT_SLOW.toNanos())
                .map(since -> Wait.after(null, FailureCode.PUBLISH_UNAVAILABLE, Progress.NONE, since));
    }

    void leave() {
        isLeaving = true;
        undecided.clear();
        if (work != null) {
            work.queue().dropUntried();
        }
    }

    boolean isLeaving() {
        return isLeaving;
    }

    void released() {
        isReleased = true;
    }

    /**
     * Returns whether nothing is left to do before the partition is given up. Without a commit there is nothing to
     * release.
     */
    boolean isDrained() {
        return isReleased
                || work == null
                || (leaseUntil == null && !work.queue().hasCalls() && !work.hasUnpublished());
    }
}
