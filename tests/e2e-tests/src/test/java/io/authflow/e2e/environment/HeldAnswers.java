package io.authflow.e2e.environment;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Delays Cognito's answers until it is closed, and knows which calls are open in the meantime. */
public final class HeldAnswers implements AutoCloseable {
    private final Duration delay;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<Object, String> open = new ConcurrentHashMap<>();

    HeldAnswers(Duration delay) {
        this.delay = delay;
    }

    /** Answers as they come. */
    static HeldAnswers none() {
        HeldAnswers none = new HeldAnswers(Duration.ZERO);
        none.close();
        return none;
    }

    /** How many calls of these operations Cognito has done by now, and not answered. */
    public int openCalls(Collection<String> operations) {
        Set<String> wanted = Set.copyOf(operations);
        return (int) open.values().stream().filter(wanted::contains).count();
    }

    /** Waits for as long as the answer to that call is to be held. */
    void hold(String operation) throws InterruptedException {
        Object call = new Object();
        open.put(call, operation);
        try {
            closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            open.remove(call);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
