package io.authflow.localrun;

import java.time.Duration;

/** Is told about each part of a run that has started. Calls may come from several threads. */
@FunctionalInterface
public interface StartListener {
    /**
     * Is called when a part has started.
     *
     * @param what a service's name, {@code Kafka} or {@code Cognito}
     * @param took duration of this part's start
     */
    void started(String what, Duration took);

    /** Returns a listener that does nothing. */
    static StartListener none() {
        return (what, took) -> {};
    }
}
