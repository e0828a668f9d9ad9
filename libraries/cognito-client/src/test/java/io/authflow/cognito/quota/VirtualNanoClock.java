package io.authflow.cognito.quota;

import java.time.Duration;

/** A clock in virtual time: a wait moves the time forward. */
public final class VirtualNanoClock implements NanoClock {
    private long now = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();
    private boolean interrupts;
    private long frozen;

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized void await(long nanos) throws InterruptedException {
        if (interrupts) {
            throw new InterruptedException();
        }
        now += nanos + frozen;
        frozen = 0;
    }

    synchronized void advance(Duration time) {
        now += time.toNanos();
    }

    /** Makes the next wait end later by this time. */
    synchronized void freezeInNextWait(Duration time) {
        frozen = time.toNanos();
    }

    public synchronized void interruptWaits() {
        interrupts = true;
    }
}
