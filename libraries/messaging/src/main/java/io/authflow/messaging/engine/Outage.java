package io.authflow.messaging.engine;

import java.time.Duration;

/**
 * Tells whether every call of a partition fails, as when Cognito is down. Then the partition takes no new records, except for one
 * now and then as a probe, so that it stays with the records that it has until a call succeeds. Not thread-safe.
 */
final class Outage {
    static final int FAILURES = 16;
    static final Duration PROBE_INTERVAL = Duration.ofMillis(500);
    /** A success after so long without any means that Cognito is back. */
    static final Duration STREAK = Duration.ofSeconds(5);

    private int failuresInARow;
    private long firstFailure;
    private long nextProbe;

    void failed(long now) {
        if (failuresInARow++ == 0) {
            firstFailure = now;
        }
    }

    /**
     * A call succeeded.
     *
     * @return whether the waiting records are to be tried now: this ended an outage, or a streak in which every waiting record
     *     failed. With others succeeding in between, a user in trouble keeps its back-off
     */
    boolean succeeded(int waiting, long now) {
        boolean hadStreak = failuresInARow >= waiting && now - firstFailure >= STREAK.toNanos();
        boolean isBack = waiting > 0 && (isOn(waiting) || hadStreak);
        failuresInARow = 0;
        return isBack;
    }

    /** @param waiting records that wait after a failure: a few users in trouble are no outage */
    boolean isOn(int waiting) {
        return failuresInARow >= FAILURES && waiting >= FAILURES;
    }

    long nextProbe() {
        return nextProbe;
    }

    void probed(long now) {
        nextProbe = now + PROBE_INTERVAL.toNanos();
    }
}
