package io.authflow.messaging.telemetry;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the ends of a process instead of ending it. */
public final class TestExit {
    private TestExit() {}

    public static EndsWhenBroken counting(AtomicInteger ends) {
        return new EndsWhenBroken(ends::incrementAndGet);
    }
}
