package io.authflow.localrun;

import java.time.Duration;

/** Hears what has started, from whichever thread started it. */
@FunctionalInterface
public interface StartListener {
    /**
     * @param what a service's name, {@code Kafka} or {@code Cognito}
     * @param took how long its own start took
     */
    void started(String what, Duration took);

    /** Hears nothing. */
    static StartListener none() {
        return (what, took) -> {};
    }
}
