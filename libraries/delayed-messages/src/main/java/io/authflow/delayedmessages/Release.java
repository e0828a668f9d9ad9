package io.authflow.delayedmessages;

/**
 * The token bucket that overdue timers of one partition take from. It starts empty and saves up at most a second's worth. What
 * fires on time is not held back, but is paid for from up to nine tenths of what the bucket earns: all together stay at the
 * rate, and overdue timers always get a tenth of it. Times are milliseconds.
 */
final class Release {
    private static final double PAID_MAX = 0.9;
    private static final long SAVED_MILLIS = 1_000;
    private static final long OWED_MILLIS = 10_000;

    private final double perMilli;
    private double tokens;
    private double owed;
    private long earnedUntil;

    Release(double perSecond, long now) {
        this.perMilli = perSecond / 1_000;
        this.earnedUntil = now;
    }

    /** Earns what the time since the last call is worth; nothing where the clock stepped back. */
    void earn(long now) {
        double earned = Math.max(now - earnedUntil, 0) * perMilli;
        double paid = Math.min(owed, PAID_MAX * earned);
        owed -= paid;
        tokens = Math.min(tokens + earned - paid, Math.max(1, SAVED_MILLIS * perMilli));
        earnedUntil = now;
    }

    /** How many overdue timers may fire now. */
    int available() {
        return (int) tokens;
    }

    void take(int overdue) {
        tokens -= overdue;
    }

    /** Takes note of timers that fired without asking. */
    void owe(int onTime) {
        owed = Math.min(owed + onTime, OWED_MILLIS * perMilli);
    }

    /** When the next overdue timer may fire, at the earliest. */
    long nextAt() {
        return earnedUntil + (long) Math.ceil(Math.max(0, 1 - tokens) / perMilli);
    }
}
