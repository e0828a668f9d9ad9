package io.authflow.cognito.quota;

import java.time.Duration;

/**
 * A token bucket. It starts empty and gives {@code rate x share} permits per second, in the order of the requests. It
 * saves up permits of at most 100 ms. So in any second it gives at most 1.1 times the rate, and one permit more.
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

    /** Sets this instance's share of the rate, 0 to 1, and empties the bucket. */
    public synchronized void share(double share) {
        this.share = share;
        nextPermit = Math.max(nextPermit, elapsed() + (share > 0 ? interval() : 0));
    }

    /**
     * Takes a permit. If it is due within {@code maxWait}, this method waits for it.
     *
     * @return true if the caller has a permit. False at once, without a permit, if none is due in time. False also if
     *     the thread is interrupted, or wakes up more than 1 s late. A late thread means that the process was frozen.
     *     Its permits would all go out at once, for records that another instance may own by now
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

    /** Returns the permits per second of this instance. */
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
