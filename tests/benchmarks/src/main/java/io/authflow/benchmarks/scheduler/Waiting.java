package io.authflow.benchmarks.scheduler;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition or for a point in time. */
final class Waiting {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();

    private Waiting() {}

    /** @param what the condition, as the end of "waited in vain for" */
    static void until(String what, BooleanSupplier condition) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException(
                        "Waited in vain for " + what + " for " + PATIENCE
                                + ". Look for what holds the scheduler: run it with -Dbenchmark.log=FILE of a logback configuration.");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    static void untilNanoTime(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
