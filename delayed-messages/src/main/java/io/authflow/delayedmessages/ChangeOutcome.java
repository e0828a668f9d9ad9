package io.authflow.delayedmessages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TimerChange} did.
 *
 * @param dueAt since when the fired one is due, or when the moved one will be; null otherwise
 * @param decidedAt the owner's clock: an id that is unknown fired or was cancelled, if ever, longer before it than ids are
 *     remembered
 * @param payload of the timer, where it was pending
 */
public record ChangeOutcome(
        String id, Result result, @Nullable Instant dueAt, Instant decidedAt, byte @Nullable [] payload) {

    /** The truth, as of the transaction that takes the change. */
    public enum Result {
        /** Its message leaves in the same transaction. */
        FIRED,
        /** It is due at another time. */
        MOVED,
        /** It will never fire. */
        CANCELLED,
        /** It fired or was cancelled before, and is still remembered. */
        GONE,
        /** No such timer: never scheduled in this partition, or gone for longer than ids are remembered. */
        UNKNOWN
    }

    /** Leaves the payload out. */
    @Override
    public String toString() {
        return "ChangeOutcome[id=" + id + ", result=" + result + ", dueAt=" + dueAt + "]";
    }
}
