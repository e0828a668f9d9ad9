package io.authflow.logout.schedule;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** The buckets of lateness in logout-service. They range from 20 ms, which is normal, to 6 h, the outage budget. */
public final class LatenessBuckets {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofHours(6)
    };

    private LatenessBuckets() {}

    /** Makes a histogram of lateness with that name. */
    public static Timer.Builder timer(String name) {
        return Timer.builder(name).serviceLevelObjectives(BOUNDS);
    }
}
