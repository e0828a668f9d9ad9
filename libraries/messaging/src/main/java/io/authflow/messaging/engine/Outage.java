package io.authflow.messaging.engine;

import java.time.Duration;

/**
 * Detects that every call of a partition fails, for example because Cognito is down. Then the partition takes no new
 * records, except for one probe each half second. The outage ends with the first call that succeeds. Not thread-safe.
 */
final class Outage {
    static final int FAILURES = 16;
    static final Duration PROBE_INTERVAL = Duration.ofMillis(500);
    /** If all waiting records have failed for this time, a success means that Cognito is back. */
    static final Duration STREAK = Duration.ofSeconds(5);

    private int failuresInARow;
    private long firstFailure;
    private long nextProbe;

    void failed(long now) {
        if (failuresInARow++ == 0) {
            firstFailure = now;
            nextProbe = now;
        }
    }

    /**
     * Records that a call succeeded.
     *
     * @return whether all waiting records are to be retried now: an outage has ended, or a streak in which every
     *     waiting record failed. If other calls succeeded meanwhile, the waiting records keep their back-off
     */
    boolean succeeded(int waiting, long now) {
        boolean hadStreak = failuresInARow >= waiting && now - firstFailure >= STREAK.toNanos();
        boolean isBack = waiting > 0 && (isOn(waiting) || hadStreak);
        failuresInARow = 0;
        return isBack;
    }

    /**
     * Returns whether there is an outage.
     *
     * @param waiting how many records wait after a failure; fewer than 16 are no outage, only some users in trouble
     */
    boolean isOn(int waiting) {
        return failuresInARow >= FAILURES && waiting >= FAILURES;
    }

    /** Returns the time of the next probe. Call this only during an outage. */
    long nextProbe() {
        return nextProbe;
    }

    void probed(long now) {
        nextProbe = now + PROBE_INTERVAL.toNanos();
    }
}
