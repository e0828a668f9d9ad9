package io.authflow.delayedmessages.start;

import java.util.concurrent.TimeUnit;

/**
 * An estimate of the brokers' clock, which is never ahead of it. Between two questions, it advances with this machine's
 * monotonic clock. So it does not depend on this machine's wall clock. Not thread-safe.
 */
final class BrokerTime {
    private long millis;
    private long atNanos;
    private boolean isKnown;

    /**
     * Takes an answer of a broker. At the time of the answer, the broker's clock reads at least the append time. It
     * reads at most the append time plus the time that question and answer took.
     *
     * @param askedAtNanos the monotonic time of the question
     * @param appendMillis the append time of the record that asked
     * @param answeredAtNanos the monotonic time of the answer
     */
    void answered(long askedAtNanos, long appendMillis, long answeredAtNanos) {
        long latest = appendMillis + TimeUnit.NANOSECONDS.toMillis(answeredAtNanos - askedAtNanos);
        millis = isKnown ? Math.max(appendMillis, Math.min(at(answeredAtNanos), latest)) : appendMillis;
        atNanos = answeredAtNanos;
        isKnown = true;
    }

    boolean isKnown() {
        return isKnown;
    }

    /** Returns the brokers' time at that monotonic time, in milliseconds since the epoch. */
    long at(long nanos) {
        return millis + TimeUnit.NANOSECONDS.toMillis(nanos - atNanos);
    }
}
