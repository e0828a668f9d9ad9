package io.authflow.cognito;

import java.util.concurrent.locks.LockSupport;

/** A monotonic clock that one can wait on, so that a test can own the time. */
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

    /** Nanoseconds since some fixed moment, as {@link System#nanoTime()}. */
    long nanoTime();

    /** Returns when that many nanoseconds have passed; at once if there are none. */
    void await(long nanos) throws InterruptedException;
}
