package io.authflow.messaging.engine;

/** Lets results wait a little for others to share their transaction. Guarded by the engine's lock. */
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
     * There are results to publish.
     *
     * @param callsUnderWay calls that may bring more results soon
     * @return whether they are to wait still
     */
    boolean holds(int callsUnderWay, long now) {
        if (!isOn) {
            isOn = true;
            since = now;
        }
        until = since + limits.linger(callsUnderWay).toNanos();
        return now - until < 0;
    }

    /** The results are published: the next ones wait anew. */
    void end() {
        isOn = false;
    }

    /** @return the time until which results wait, or a time that is past */
    long until() {
        return until;
    }
}
