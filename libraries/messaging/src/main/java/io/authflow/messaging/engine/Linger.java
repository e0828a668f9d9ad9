package io.authflow.messaging.engine;

/** Lets results wait a short time for others to share their transaction. Guarded by the engine's lock. */
final class Linger {
    private final EngineLimits limits;
    private boolean isOn;
    private long since;
    private long until;

    /** @param now the engine's monotonic clock, in nanoseconds */
    Linger(EngineLimits limits, long now) {
        this.limits = limits;
        this.until = now;
    }

    /**
     * Decides whether results wait. The wait counts from the first call of this method since {@link #end}.
     *
     * @param callsUnderWay calls that may bring more results soon
     * @return whether the results wait longer
     */
    boolean holds(int callsUnderWay, long now) {
        if (!isOn) {
            isOn = true;
            since = now;
        }
        until = since + limits.linger(callsUnderWay).toNanos();
        return now - until < 0;
    }

    /** Ends the wait, because the results are published. The next results begin a new wait. */
    void end() {
        isOn = false;
    }

    /** @return the time until which results wait; in the past if none wait */
    long until() {
        return until;
    }
}
