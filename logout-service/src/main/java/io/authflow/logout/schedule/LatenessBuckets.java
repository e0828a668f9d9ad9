package io.authflow.logout.schedule;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** The buckets in which logout-service counts lateness: from a good one to the rest of an outage. */
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

    /** A metric of that name with these buckets. */
    public static Timer.Builder timer(String name) {
        return Timer.builder(name).serviceLevelObjectives(BOUNDS);
    }
}
