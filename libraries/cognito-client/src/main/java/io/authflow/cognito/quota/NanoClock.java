package io.authflow.cognito.quota;

import java.util.concurrent.locks.LockSupport;

/** A monotonic clock with a method to wait. A test can replace it and control the time. */
public interface NanoClock {
    /** The clock of the JVM. */
    NanoClock SYSTEM = new NanoClock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void await(long nanos) throws InterruptedException {
            long deadline = System.nanoTime() + nanos;
            for (long left = nanos; left > 0; left = deadline - System.nanoTime()) {
                LockSupport.parkNanos(this, left);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
    };

    /** Returns nanoseconds since a fixed moment, as {@link System#nanoTime()}. */
    long nanoTime();

    /** Waits for some nanoseconds; returns at once if the number is 0 or less. */
    void await(long nanos) throws InterruptedException;
}
