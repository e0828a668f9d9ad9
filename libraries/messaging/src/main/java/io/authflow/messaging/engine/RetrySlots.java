package io.authflow.messaging.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides how many of the calls in flight may be retries. While first attempts succeed, retries leave slots free for
 * them, because the call of a user in trouble may hold its slot until its time-out. Each retry that succeeds gives
 * retries one more slot, so that an outage is soon made up for. If no first attempt has succeeded for a while, retries
 * may use all slots. Not thread-safe.
 */
final class RetrySlots {
    /** If no first attempt has succeeded for this time, there are none, or all calls fail. */
    static final Duration RESERVED = Duration.ofSeconds(30);

    private final int max;
    private final int share;
    private int given;
    private @Nullable Long firstSuccess;

    RetrySlots(EngineLimits limits) {
        this.max = limits.callsInFlight();
        this.share = limits.retryShare();
    }

    /** Returns whether one more retry stays within the share that retries always have. */
    boolean hasShare(int retries) {
        return retries < share;
    }

    /**
     * Returns whether one more retry leaves enough slots free for first attempts. Call this only if no first attempt is
     * left to begin.
     */
    boolean hasSpare(int underWay, long now) {
        boolean isReserved = firstSuccess != null && now - firstSuccess < RESERVED.toNanos();
        return max - underWay > (isReserved ? share - given : 0);
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
