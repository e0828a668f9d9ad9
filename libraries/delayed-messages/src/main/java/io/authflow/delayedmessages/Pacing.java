package io.authflow.delayedmessages;

import java.time.Duration;

/**
 * How timers are fired.
 *
 * @param tickInterval least time between two ticks of one partition, 1 ms to 1 s: firing precision against cost
 * @param maxFiredPerTick 1 to 100,000 per partition: bounds a tick, so that polling never starves
 * @param clockSkew how late a timer is held so that a consumer's or broker's clock does not see it early, 0 to 10 s
 * @param overdueAfter a timer that has not fired this long after it could have is overdue and leaves at the release rate, 1 s
 *     to 1 h; what is less late is on time and is not held back
 * @param releasePerSecond overdue timers per second of all partitions together, each having an equal share; 0.1 to {@value
 *     #UNPACED}
 * @param firedIdMemory how long an id that fired or was cancelled is remembered against a second schedule, 1 s to 7 days: the
 *     outage budget
 * @param maxDelay a timer further ahead of its record's timestamp is rejected, 1 s to 365 days
 * @param maxPayloadBytes a timer with a larger payload is rejected; 1 to 900,000, below the topic's record limit
 */
public record Pacing(
        Duration tickInterval,
        int maxFiredPerTick,
        Duration clockSkew,
        Duration overdueAfter,
        double releasePerSecond,
        Duration firedIdMemory,
        Duration maxDelay,
        int maxPayloadBytes) {

    /** A release rate that holds nothing back. */
    public static final int UNPACED = 1_000_000;

    private static final double RELEASE_MIN = 0.1;

    public Pacing {
        Checks.range(tickInterval, Duration.ofMillis(1), Duration.ofSeconds(1), "pacing.tickInterval");
        Checks.range(maxFiredPerTick, 1, 100_000, "pacing.maxFiredPerTick");
        Checks.range(clockSkew, Duration.ZERO, Duration.ofSeconds(10), "pacing.clockSkew");
        Checks.range(overdueAfter, Duration.ofSeconds(1), Duration.ofHours(1), "pacing.overdueAfter");
        Checks.that(
                releasePerSecond >= RELEASE_MIN && releasePerSecond <= UNPACED,
                "pacing.releasePerSecond is " + releasePerSecond + ", outside what is sound here; set " + RELEASE_MIN
                        + " to " + UNPACED);
        Checks.range(firedIdMemory, Duration.ofSeconds(1), Duration.ofDays(7), "pacing.firedIdMemory");
        Checks.range(maxDelay, Duration.ofSeconds(1), Duration.ofDays(365), "pacing.maxDelay");
        Checks.range(maxPayloadBytes, 1, 900_000, "pacing.maxPayloadBytes");
    }

    /**
     * For one process, where owner and broker share a clock: a tick of 20 ms, 2,000 a tick, no skew, overdue after 5 s, unpaced, 6 h
     * of memory, 30 days ahead, 128 KiB.
     */
    public static Pacing defaults() {
        return new Pacing(
                Duration.ofMillis(20),
                2_000,
                Duration.ZERO,
                Duration.ofSeconds(5),
                UNPACED,
                Duration.ofHours(6),
                Duration.ofDays(30),
                128 * 1024);
    }

    public Pacing withTickInterval(Duration value) {
        return new Pacing(
                value,
                maxFiredPerTick,
                clockSkew,
                overdueAfter,
                releasePerSecond,
                firedIdMemory,
                maxDelay,
                maxPayloadBytes);
    }

    public Pacing withMaxFiredPerTick(int value) {
        return new Pacing(
                tickInterval,
                value,
                clockSkew,
                overdueAfter,
                releasePerSecond,
                firedIdMemory,
                maxDelay,
                maxPayloadBytes);
    }

    public Pacing withClockSkew(Duration value) {
        return new Pacing(
                tickInterval,
                maxFiredPerTick,
                value,
                overdueAfter,
                releasePerSecond,
                firedIdMemory,
                maxDelay,
                maxPayloadBytes);
    }

    public Pacing withOverdueAfter(Duration value) {
        return new Pacing(
                tickInterval,
                maxFiredPerTick,
                clockSkew,
                value,
                releasePerSecond,
                firedIdMemory,
                maxDelay,
                maxPayloadBytes);
    }

    public Pacing withReleasePerSecond(double value) {
        return new Pacing(
                tickInterval,
                maxFiredPerTick,
                clockSkew,
                overdueAfter,
                value,
                firedIdMemory,
                maxDelay,
                maxPayloadBytes);
    }

    public Pacing withFiredIdMemory(Duration value) {
        return new Pacing(
                tickInterval,
                maxFiredPerTick,
                clockSkew,
                overdueAfter,
                releasePerSecond,
                value,
                maxDelay,
                maxPayloadBytes);
    }

    public Pacing withMaxDelay(Duration value) {
        return new Pacing(
                tickInterval,
                maxFiredPerTick,
                clockSkew,
                overdueAfter,
                releasePerSecond,
                firedIdMemory,
                value,
                maxPayloadBytes);
    }
}
