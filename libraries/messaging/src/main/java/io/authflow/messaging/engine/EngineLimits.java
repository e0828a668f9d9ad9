package io.authflow.messaging.engine;

import java.time.Duration;

/**
 * Bounds of what an engine holds in memory.
 *
 * @param callsInFlight attempts at a time, of all partitions, 1 or more
 * @param heldRecords records of a partition between delivery and commit from which on the partition is paused, 1 to 4,096
 * @param waitingRecords records of a partition that wait after a transient failure from which on the partition is paused, 1 to
 *     200
 * @param heldBytes bytes of the records of all partitions from which on all are paused, 1 or more
 * @param lease how long after a commit the engine takes its partitions for its own; below the group's session time-out
 * @param carryAfter age from which on a record of a step that never gives up is carried forward; below the topic's retention
 * @param lingerMax the longest time that a result waits for others to share its transaction; zero for none
 */
public record EngineLimits(
        int callsInFlight,
        int heldRecords,
        int waitingRecords,
        long heldBytes,
        Duration lease,
        Duration carryAfter,
        Duration lingerMax) {
    /** From this share of a limit on, records are carried forward. */
    private static final double CARRY_FROM = 0.75;
    /** So few calls bring too few results for a transaction to wait for. */
    private static final int CALLS_WITHOUT_LINGER = 3;

    private static final Duration LINGER_PER_CALL = Duration.ofMillis(1);

    boolean isFull(int held, int waiting, long offsetsAhead) {
        return held >= heldRecords || waiting >= waitingRecords || offsetsAhead >= OffsetMetadata.OFFSETS_AHEAD_MAX / 2;
    }

    /**
     * How long a result waits for others to share its transaction: one millisecond for each call under way beyond three. A
     * transaction costs as much for one result as for a hundred, so an instance under load saves most of them.
     */
    Duration linger(int callsUnderWay) {
        Duration linger = LINGER_PER_CALL.multipliedBy(Math.max(0, callsUnderWay - CALLS_WITHOUT_LINGER));
        return linger.compareTo(lingerMax) < 0 ? linger : lingerMax;
    }

    boolean isNearlyFull(int waiting, long offsetsAhead) {
        return waiting >= waitingRecords * CARRY_FROM
                || offsetsAhead >= OffsetMetadata.OFFSETS_AHEAD_MAX / 2 * CARRY_FROM;
    }
}
