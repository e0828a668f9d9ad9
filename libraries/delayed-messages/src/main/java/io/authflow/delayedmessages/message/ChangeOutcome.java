package io.authflow.delayedmessages.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a {@link TimerChange} or a {@link RefusedChange}.
 *
 * @param id the timer's id
 * @param dueAt for a fired timer, the time since which it is due; for a moved or kept timer, the time when it is due;
 *     otherwise null
 * @param decidedAt the owner's clock at the decision. If the result is {@link Result#UNKNOWN}, a timer of this id ended
 *     longer ago than ids are remembered, if there was one
 * @param memo the memo of the decision or the refusal; empty if there was none
 */
public record ChangeOutcome(
        String id, Result result, @Nullable Instant dueAt, Instant decidedAt, String memo) {

    /** What happened, as of the transaction that first took the change. */
    public enum Result {
        /** The timer's message leaves in the same transaction. */
        FIRED,
        /** The timer is due at another time. */
        MOVED,
        /** The timer will never fire. */
        CANCELLED,
        /** The timer fired or was cancelled before, and its id is still remembered. */
        GONE,
        /** There is no such timer: it was never scheduled, or it ended longer ago than ids are remembered. */
        UNKNOWN,
        /** The timer is pending with the same due time, because the application decided so. */
        KEPT,
        /** The timer is pending with the same due time, because it has had the maximum number of changes. */
        EXHAUSTED,
        /** The change asked for something that is not possible: a {@link RefusedChange}. */
        REFUSED;

        /** Returns whether the application's decision on a pending timer was carried out. */
        public boolean isDecision() {
            return this == FIRED || this == MOVED || this == CANCELLED || this == KEPT;
        }
    }

    /** Leaves the memo out. */
    @Override
    public String toString() {
        return "ChangeOutcome[id=" + id + ", result=" + result + ", dueAt=" + dueAt + "]";
    }
}
