package io.authflow.delayedmessages.engine;

/** The clock by which an owner fires its timers. */
@FunctionalInterface
public interface OwnerClock {
    /**
     * Returns the time, in milliseconds since the epoch.
     *
     * @param wallMillis what this machine's wall clock reads
     */
    long millis(long wallMillis);
}
