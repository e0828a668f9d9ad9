package io.authflow.cli.deadletter;

import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;

/** Time limit for a broker that returns no records although there are more to read. */
final class Patience {
    private final Duration patience;
    private long lastProgress = System.nanoTime();

    Patience(Duration patience) {
        this.patience = patience;
    }

    /** @throws TimeoutException if no progress was made within the time limit */
    void requireProgress(boolean progress) {
        if (progress) {
            lastProgress = System.nanoTime();
        } else if (System.nanoTime() - lastProgress > patience.toNanos()) {
            throw new TimeoutException("nothing was read within " + patience.toMillis() + " ms");
        }
    }
}
