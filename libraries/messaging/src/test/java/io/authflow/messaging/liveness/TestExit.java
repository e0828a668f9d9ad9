package io.authflow.messaging.liveness;

import java.util.concurrent.atomic.AtomicInteger;

/** The end of a process, counted only. */
public final class TestExit {
    private TestExit() {}

    public static EndsWhenBroken counting(AtomicInteger ends) {
        return new EndsWhenBroken(ends::incrementAndGet);
    }
}
