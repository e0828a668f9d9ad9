package io.authflow.cli.deadletter;

import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;

/** How long a broker may bring nothing although there is more to read. */
final class Patience {
    private final Duration patience;
    private long lastProgress = System.nanoTime();

    Patience(Duration patience) {
        this.patience = patience;
    }

    /** @throws TimeoutException if there has been none for too long */
    void requireProgress(boolean progress) {
        if (progress) {
            lastProgress = System.nanoTime();
        } else if (System.nanoTime() - lastProgress > patience.toNanos()) {
            throw new TimeoutException("nothing was read within " + patience.toMillis() + " ms");
        }
    }
}
