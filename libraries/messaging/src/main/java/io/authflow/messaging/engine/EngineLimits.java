package io.authflow.messaging.engine;

import io.authflow.messaging.offset.OffsetMetadata;
import java.time.Duration;

/**
 * The limits of what an engine holds in memory and how it shares transactions.
 *
 * @param callsInFlight the most attempts at a time, over all partitions, 1 or more
 * @param heldRecords how many records a partition may have between delivery and commit before it is paused, 1 to 4,096
 * @param waitingRecords how many records of a partition may wait after a transient failure before it is paused, 1 to
 *     200
 * @param heldBytes how many bytes the records of all partitions may have, 1 or more. From then on, a partition takes
 *     new records only while its own have less than an equal share, so the sum stays below twice this limit and a poll
 * @param lease how long after a commit the engine may start calls; shorter than the group's session time-out
 * @param carryAfter the age at which a step that never gives up carries a record forward; shorter than the topic's
 *     retention
 * @param lingerMax the longest time that a result waits for others to share its transaction; zero: none
 */
public record EngineLimits(
        int callsInFlight,
        int heldRecords,
        int waitingRecords,
        long heldBytes,
        Duration lease,
        Duration carryAfter,
        Duration lingerMax) {
    /** How far a partition goes on past its oldest waiting record. One more poll still fits the metadata. */
    static final int AHEAD_MAX = OffsetMetadata.OFFSETS_AHEAD_MAX - 4_096;

    /** From this share of a limit on, records are carried forward. */
    private static final double CARRY_FROM = 0.75;
    /** With so few calls under way, a transaction does not wait, because few results can join it. */
    private static final int CALLS_WITHOUT_LINGER = 3;

    /** Retries may always hold one slot in so many. Beyond that, they leave as many free for first attempts. */
    private static final int RETRY_SHARE = 4;

    private static final Duration LINGER_PER_CALL = Duration.ofMillis(1);

    boolean isFull(int held, int waiting, long offsetsAhead) {
        return held >= heldRecords || waiting >= waitingRecords || offsetsAhead >= AHEAD_MAX;
    }

    /** Returns how many calls in flight records with an earlier failure may always be, 1 or more. */
    int retryShare() {
        return Math.max(1, callsInFlight / RETRY_SHARE);
    }

    /**
     * Returns how long a result waits for others to share its transaction: 1 ms for each call under way beyond three. A
     * transaction costs as much for one result as for a hundred, so sharing saves most of the cost under load.
     */
    Duration linger(int callsUnderWay) {
        Duration linger = LINGER_PER_CALL.multipliedBy(Math.max(0, callsUnderWay - CALLS_WITHOUT_LINGER));
        return linger.compareTo(lingerMax) < 0 ? linger : lingerMax;
    }

    boolean isNearlyFull(int waiting, long offsetsAhead) {
        return waiting >= waitingRecords * CARRY_FROM || offsetsAhead >= AHEAD_MAX * CARRY_FROM;
    }
}
