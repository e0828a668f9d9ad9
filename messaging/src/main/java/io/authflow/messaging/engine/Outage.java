package io.authflow.messaging.engine;

import java.time.Duration;

/**
 * Tells whether every call of a partition fails, as when Cognito is down. Then the partition takes no new records, except for one
 * now and then as a probe, so that it stays with the records that it has until a call succeeds. Not thread-safe.
 */
final class Outage {
    static final int FAILURES = 16;
    static final Duration PROBE_INTERVAL = Duration.ofMillis(500);

    private int failuresInARow;
    private long nextProbe;

    void failed() {
        failuresInARow++;
    }

    /** @return whether this ended an outage */
    boolean succeeded(int waiting) {
        boolean was = isOn(waiting);
        failuresInARow = 0;
        return was;
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
