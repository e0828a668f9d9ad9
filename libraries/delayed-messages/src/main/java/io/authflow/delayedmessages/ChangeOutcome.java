package io.authflow.delayedmessages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TimerChange} did.
 *
 * @param dueAt since when the fired one is due, or when the moved or kept one will be; null otherwise
 * @param decidedAt the owner's clock: an id that is unknown fired or was cancelled, if ever, longer before it than ids are
 *     remembered
 * @param memo of the decision or refusal; empty where none was made
 */
public record ChangeOutcome(
        String id, Result result, @Nullable Instant dueAt, Instant decidedAt, String memo) {

    /** The truth, as of the transaction that took the change first. */
    public enum Result {
        /** Its message leaves in the same transaction. */
        FIRED,
        /** It is due at another time. */
        MOVED,
        /** It will never fire. */
        CANCELLED,
        /** It fired or was cancelled before, and is still remembered. */
        GONE,
        /** No such timer: never scheduled, or gone for longer than ids are remembered. */
        UNKNOWN,
        /** It is pending, and due when it was due: so the application decided. */
        KEPT,
        /** It is pending, and due when it was due: the timer had as many changes as one may have. */
        EXHAUSTED,
        /** Nothing was asked for that can be: a {@link RefusedChange}. */
        REFUSED;

        /** Whether a pending timer was there to decide on. */
        boolean isDecision() {
            return this == FIRED || this == MOVED || this == CANCELLED || this == KEPT;
        }
    }

    /** Leaves the memo out. */
    @Override
    public String toString() {
        return "ChangeOutcome[id=" + id + ", result=" + result + ", dueAt=" + dueAt + "]";
    }
}
