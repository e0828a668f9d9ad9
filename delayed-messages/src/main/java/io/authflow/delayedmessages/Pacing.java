package io.authflow.delayedmessages;

import java.time.Duration;

/**
 * How timers are fired.
 *
 * @param tickInterval least time between two ticks of one partition, 1 ms to 1 s: firing precision against cost
 * @param maxFiredPerTick 1 to 100,000 per partition: bounds a tick, so that polling never starves
 * @param clockSkew how late a timer is held so that a consumer's or broker's clock does not see it early, 0 to 10 s
 * @param firedIdMemory how long a fired id is remembered against a second schedule, 1 s to 7 days: the outage budget
 * @param maxPayloadBytes a timer with a larger payload is rejected; 1 to 900,000, below the topic's record limit
 */
public record Pacing(
        Duration tickInterval, int maxFiredPerTick, Duration clockSkew, Duration firedIdMemory, int maxPayloadBytes) {

    public Pacing {
        Checks.range(tickInterval, Duration.ofMillis(1), Duration.ofSeconds(1), "pacing.tickInterval");
        Checks.range(maxFiredPerTick, 1, 100_000, "pacing.maxFiredPerTick");
        Checks.range(clockSkew, Duration.ZERO, Duration.ofSeconds(10), "pacing.clockSkew");
        Checks.range(firedIdMemory, Duration.ofSeconds(1), Duration.ofDays(7), "pacing.firedIdMemory");
        Checks.range(maxPayloadBytes, 1, 900_000, "pacing.maxPayloadBytes");
    }

    /** For one process, where owner and broker share a clock: 20 ms, 2,000, no skew, 6 h, 128 KiB. */
    public static Pacing defaults() {
        return new Pacing(Duration.ofMillis(20), 2_000, Duration.ZERO, Duration.ofHours(6), 128 * 1024);
    }

    public Pacing withTickInterval(Duration value) {
        return new Pacing(value, maxFiredPerTick, clockSkew, firedIdMemory, maxPayloadBytes);
    }

    public Pacing withMaxFiredPerTick(int value) {
        return new Pacing(tickInterval, value, clockSkew, firedIdMemory, maxPayloadBytes);
    }

    public Pacing withClockSkew(Duration value) {
        return new Pacing(tickInterval, maxFiredPerTick, value, firedIdMemory, maxPayloadBytes);
    }

    public Pacing withFiredIdMemory(Duration value) {
        return new Pacing(tickInterval, maxFiredPerTick, clockSkew, value, maxPayloadBytes);
    }
}
