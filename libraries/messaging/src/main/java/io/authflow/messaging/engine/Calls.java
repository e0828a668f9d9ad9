package io.authflow.messaging.engine;

import io.authflow.contracts.CallLease;
import io.authflow.contracts.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the attempts: up to a maximum at a time, from all partitions in turn. First attempts go before retries, so that
 * users whose calls hang delay no others. Guarded by the engine's lock.
 */
final class Calls<E extends Event> {
    private final StepCall<E> call;
    private final EnginePorts ports;
    private final int max;
    private final RetrySlots retrySlots;
    private final ReentrantLock lock;
    private final EngineEvents events;
    private final Runnable afterEach;
    private final Map<HeldRecord<E>, Attempt<E>> underWay = new HashMap<>();
    private int retries;
    private int turn;
    private long begunAt;

    /** @param afterEach called under the lock when an attempt has ended */
    Calls(
            StepCall<E> call,
            EnginePorts ports,
            EngineLimits limits,
            ReentrantLock lock,
            EngineEvents events,
            Runnable afterEach) {
        this.call = call;
        this.ports = ports;
        this.max = limits.callsInFlight();
        this.retrySlots = new RetrySlots(limits.retryShare());
        this.lock = lock;
        this.events = events;
        this.afterEach = afterEach;
    }

    private static final class Attempt<E extends Event> {
        private final OwnedPartition<E> partition;
        private final PartitionWork<E> work;
        private final boolean isRetry;
        private @Nullable Thread thread;

        Attempt(OwnedPartition<E> partition, boolean isRetry) {
            this.partition = partition;
            this.work = partition.work();
            this.isRetry = isRetry;
        }
    }

    /**
     * Decides how many of the calls in flight may be retries. While first attempts succeed, retries leave slots free for
     * them, because the call of a user in trouble may hold its slot until its time-out. Each retry that succeeds gives
     * retries one more slot, so that an outage is soon made up for.
     */
    private static final class RetrySlots {
        /** If no first attempt has succeeded for this time, there are none, or all calls fail. */
        private static final Duration RESERVED = Duration.ofSeconds(30);

        private final int share;
        private int given;
        private @Nullable Long firstSuccess;

        RetrySlots(int share) {
            this.share = share;
        }

        /** Returns whether one more retry stays within the share that retries always have. */
        boolean hasShare(int retries) {
            return retries < share;
        }

        /** Returns whether one more retry leaves enough slots free, if no first attempt is left to begin. */
        boolean hasSpare(int free, long now) {
            boolean isReserved = firstSuccess != null && now - firstSuccess < RESERVED.toNanos();
            return free > (isReserved ? share - given : 0);
        }

        void ended(boolean isRetry, Outcome outcome, long now) {
            if (outcome instanceof Outcome.Settled) {
                given += isRetry && given < share ? 1 : 0;
                firstSuccess = isRetry ? firstSuccess : Long.valueOf(now);
            } else if (isRetry && (outcome instanceof Outcome.Failed || outcome instanceof Outcome.GivenUp)) {
                given /= 2;
            }
        }
    }

    int underWay() {
        return underWay.size();
    }

    boolean isFull() {
        return underWay.size() >= max;
    }

    /** Returns when attempts were begun for the last time. A record that was due then waits for more than its time. */
    long begunAt() {
        return begunAt;
    }

    /** Starts as many attempts as are possible now. Only partitions with a lease take part. */
    void begin(Collection<OwnedPartition<E>> owned) {
        long now = ports.nanoTime().getAsLong();
        begunAt = now;
        if (isFull()) {
            return;
        }
        List<OwnedPartition<E>> callable = new ArrayList<>(
                owned.stream().filter(partition -> partition.mayCall(now)).toList());
        Collections.rotate(callable, turn++ % Math.max(1, callable.size()));
        begin(callable, now, () -> retrySlots.hasShare(retries));
        begin(callable, now, () -> retrySlots.hasSpare(max - underWay.size(), now));
    }

    private void begin(List<OwnedPartition<E>> callable, long now, BooleanSupplier mayRetry) {
        boolean begun = true;
        while (begun) {
            begun = false;
            for (OwnedPartition<E> partition : callable) {
                begun |= !isFull() && beginOne(partition, now, mayRetry.getAsBoolean());
            }
        }
    }

    private boolean beginOne(OwnedPartition<E> partition, long now, boolean mayRetry) {
        HeldRecord<E> next = partition.work().queue().next(now, mayRetry);
        if (next == null) {
            return false;
        }
        boolean isRetry = next.earlier() != null;
        underWay.put(next, new Attempt<>(partition, isRetry));
        retries += isRetry ? 1 : 0;
        ports.executor().execute(() -> run(next));
        return true;
    }

    private void run(HeldRecord<E> record) {
        if (!enter(record)) {
            return;
        }
        try {
            end(record, CallLease.during(() -> mayStillSend(record), () -> call.call(record)));
        } catch (RuntimeException | Error end) {
            ports.broken().accept(end);
        }
    }

    /**
     * Enters an attempt on its own thread.
     *
     * @return false if the partition was given up before the attempt began, or if its lease has ended
     */
    private boolean enter(HeldRecord<E> record) {
        lock.lock();
        try {
            Attempt<E> attempt = underWay.get(record);
            if (attempt == null) {
                return false;
            }
            if (!attempt.partition.hasLease(ports.nanoTime().getAsLong(), 0)) {
                // the process was frozen, or short of threads, between the decision and this thread
                remove(record);
                attempt.work.queue().putBack(record);
                afterEach.run();
                return false;
            }
            attempt.thread = Thread.currentThread();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether an attempt under way may send a request now. Called on its own thread, before each request. */
    private boolean mayStillSend(HeldRecord<E> record) {
        lock.lock();
        try {
            Attempt<E> attempt = underWay.get(record);
            return attempt != null
                    && attempt.partition.hasLease(ports.nanoTime().getAsLong(), 0);
        } finally {
            lock.unlock();
        }
    }

    private void end(HeldRecord<E> record, Outcome outcome) {
        lock.lock();
        try {
            Attempt<E> attempt = remove(record);
            // an interrupt was meant for this attempt, not for the thread's next attempt
            Thread.interrupted();
            if (attempt != null) {
                retrySlots.ended(attempt.isRetry, outcome, ports.nanoTime().getAsLong());
                apply(attempt.work, record, outcome);
            }
            afterEach.run();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Attempt<E> remove(HeldRecord<E> record) {
        Attempt<E> attempt = underWay.remove(record);
        retries -= attempt != null && attempt.isRetry ? 1 : 0;
        return attempt;
    }

    private void apply(PartitionWork<E> work, HeldRecord<E> record, Outcome outcome) {
        long now = ports.nanoTime().getAsLong();
        if (outcome instanceof Outcome.Settled result) {
            work.settle(record, result, now);
        } else if (outcome instanceof Outcome.Uncalled uncalled) {
            work.settleUncalled(record, uncalled.end());
        } else if (outcome instanceof Outcome.GivenUp givenUp) {
            work.giveUp(record, givenUp.end(), now);
        } else if (outcome instanceof Outcome.LeaseEnded) {
            work.queue().putBack(record);
        } else {
            fail(work, record, (Outcome.Failed) outcome, now);
        }
    }

    private void fail(PartitionWork<E> work, HeldRecord<E> record, Outcome.Failed failure, long now) {
        Wait before = record.earlier();
        boolean isFirstHere = before == null || before.code() == null;
        Duration retryIn = work.fail(record, failure, now);
        Wait wait = record.earlier();
        if (wait != null) {
            String id = record.entry().requestId().value();
            events.waits(
                    record.consumed(),
                    new EngineEvents.Waiting(
                            id, failure.code(), wait.attempts(), wait.lasted(now), retryIn, isFirstHere));
        }
    }

    /** Abandons the attempts of these partitions. Their results are not published. */
    void abandon(Collection<OwnedPartition<E>> gone) {
        underWay.values().removeIf(attempt -> {
            boolean isGone = gone.contains(attempt.partition);
            if (isGone && attempt.thread != null) {
                attempt.thread.interrupt();
            }
            retries -= isGone && attempt.isRetry ? 1 : 0;
            return isGone;
        });
    }
}
