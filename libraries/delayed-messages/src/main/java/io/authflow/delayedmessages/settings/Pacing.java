package io.authflow.delayedmessages.settings;

import java.time.Duration;

/**
 * The settings for when and how fast timers fire.
 *
 * @param tickInterval least time between two ticks of a partition, 1 ms to 1 s; a shorter one is more precise and costs
 *     more
 * @param maxFiredPerTick most timers that a tick of a partition fires, 1 to 100,000; bounds a tick, so that polling
 *     never starves
 * @param clockSkew how long after its due time a timer fires at the earliest, 0 to 10 s. So no other clock sees it
 *     early
 * @param overdueAfter how late a timer is overdue, after the time when it could have fired, 1 s to 1 h. Overdue timers
 *     leave at the release rate; timers that are less late are not held back
 * @param releasePerSecond overdue timers a second, over all partitions in equal shares, 0.1 to {@value #UNPACED}
 * @param firedIdMemory how long the scheduler refuses a second timer with the id of an ended one, 1 s to 7 days. Should
 *     be as long as the longest outage
 * @param maxDelay how far after its record's timestamp a timer may be due, 1 s to 365 days; a later timer is rejected
 * @param maxPayloadBytes the largest payload, 1 to 900,000, below the topic's record limit; a larger one is rejected
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
     * The settings for one process, whose owner and broker share a clock. A tick of 20 ms fires up to 2,000 timers,
     * without skew. Timers are overdue after 5 s and leave unpaced. Ids are remembered for 6 h. The limits are 30 days
     * of delay and 128 KiB of payload.
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
