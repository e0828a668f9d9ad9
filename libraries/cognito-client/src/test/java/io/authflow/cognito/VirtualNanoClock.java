package io.authflow.cognito;

import java.time.Duration;

/** Whoever waits moves the time. */
final class VirtualNanoClock implements NanoClock {
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

    /** Has whoever waits next wake up so much later. */
    synchronized void freezeInNextWait(Duration time) {
        frozen = time.toNanos();
    }

    synchronized void interruptWaits() {
        interrupts = true;
    }
}
