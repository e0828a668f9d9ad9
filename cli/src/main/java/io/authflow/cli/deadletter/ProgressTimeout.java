package io.authflow.cli.deadletter;

import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;

/** Time limit for a broker that returns no records although there are more to read. */
final class ProgressTimeout {
    private final Duration timeout;
    private long lastProgress = System.nanoTime();

    ProgressTimeout(Duration timeout) {
        this.timeout = timeout;
    }

    /** @throws TimeoutException if no progress was made within the time limit */
    void requireProgress(boolean progress) {
        if (progress) {
            lastProgress = System.nanoTime();
        } else if (System.nanoTime() - lastProgress > timeout.toNanos()) {
            throw new TimeoutException("nothing was read within " + timeout.toMillis() + " ms");
        }
    }
}
