package io.authflow.cognito;

import java.time.Duration;

/**
 * A token bucket. It starts empty, gives permits at a rate of {@code rate x share} per second in the order in which they were
 * asked for, and saves up at most 100 ms of them, so that in no second does it give more than 1.1 times the rate and one
 * permit.
 */
public final class Quota {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long SAVED_NANOS_MAX = Duration.ofMillis(100).toNanos();
    private static final long LATE_NANOS_MAX = Duration.ofSeconds(1).toNanos();
    private static final long REFUSED = -1;

    private final double ratePerSecond;
    private final NanoClock clock;
    private final long origin;
    private double share = 1;
    private long nextPermit;

    /** @param ratePerSecond permits per second of all instances together, above zero */
    public Quota(double ratePerSecond, NanoClock clock) {
        this.ratePerSecond = ratePerSecond;
        this.clock = clock;
        this.origin = clock.nanoTime();
        this.nextPermit = interval();
    }

    /** Sets which part of the rate this instance has, 0 to 1, and empties the bucket. */
    public synchronized void share(double share) {
        this.share = share;
        nextPermit = Math.max(nextPermit, elapsed() + (share > 0 ? interval() : 0));
    }

    /**
     * Takes a permit, waiting for it if it is due within {@code maxWait}.
     *
     * @return false, at once and without taking one, if no permit is due so soon; false as well if the thread is interrupted, or
     *     wakes up more than a second late. Then the process was frozen: its permits would go out all at once, for records that
     *     another instance may have by now
     */
    public boolean acquire(Duration maxWait) {
        long begin = clock.nanoTime();
        long wait = reserve(maxWait.toNanos());
        if (wait == REFUSED) {
            return false;
        }
        try {
            clock.await(wait);
            return clock.nanoTime() - begin - wait <= LATE_NANOS_MAX;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Permits per second of this instance. */
    synchronized double rate() {
        return ratePerSecond * share;
    }

    private synchronized long reserve(long maxWait) {
        long now = elapsed();
        long permit = Math.max(nextPermit, now - SAVED_NANOS_MAX);
        long wait = Math.max(0, permit - now);
        if (share <= 0 || wait > maxWait) {
            return REFUSED;
        }
        nextPermit = permit + interval();
        return wait;
    }

    private long interval() {
        return (long) (NANOS_PER_SECOND / (ratePerSecond * share));
    }

    private long elapsed() {
        return clock.nanoTime() - origin;
    }
}
