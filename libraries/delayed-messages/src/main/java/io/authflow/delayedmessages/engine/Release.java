package io.authflow.delayedmessages.engine;

/**
 * The token bucket of one partition for its overdue timers. It starts empty and saves up the tokens of one second at
 * most. On-time timers do not wait, but up to 90 % of the bucket's earnings pay for them. If that is enough, all timers
 * together stay at the rate. Overdue timers always get a tenth of it. Times are in milliseconds.
 */
final class Release {
    private static final double PAID_MAX = 0.9;
    private static final long SAVED_MILLIS = 1_000;
    private static final long OWED_MILLIS = 10_000;

    private final double perMilli;
    private double tokens;
    private double owed;
    private long earnedUntil;

    public Release(double perSecond, long now) {
        this.perMilli = perSecond / 1_000;
        this.earnedUntil = now;
    }

    /** Earns the tokens for the time since the last call; none if the clock stepped back. */
    void earn(long now) {
        double earned = Math.max(now - earnedUntil, 0) * perMilli;
        double paid = Math.min(owed, PAID_MAX * earned);
        owed -= paid;
        tokens = Math.min(tokens + earned - paid, Math.max(1, SAVED_MILLIS * perMilli));
        earnedUntil = now;
    }

    /** Returns how many overdue timers may fire now. */
    int available() {
        return (int) tokens;
    }

    void take(int overdue) {
        tokens -= overdue;
    }

    /** Notes timers that fired without waiting for tokens. The bucket pays for them later. */
    void owe(int onTime) {
        owed = Math.min(owed + onTime, OWED_MILLIS * perMilli);
    }

    /** Returns the earliest time at which the next overdue timer may fire. */
    long nextAt() {
        return earnedUntil + (long) Math.ceil(Math.max(0, 1 - tokens) / perMilli);
    }
}
