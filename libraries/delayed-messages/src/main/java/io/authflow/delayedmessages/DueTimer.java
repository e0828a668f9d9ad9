package io.authflow.delayedmessages;

import java.time.Instant;

/**
 * A timer that is being fired.
 *
 * @param dueAt as scheduled
 * @param firedAt the engine's wall clock; never before {@code dueAt}. The broker appends the message a little later, so
 *     lateness is the append time less {@code dueAt}.
 */
public record DueTimer(String id, Instant dueAt, byte[] payload, Instant firedAt) {

    /** Leaves the payload out. */
    @Override
    public String toString() {
        return "DueTimer[id=" + id + ", dueAt=" + dueAt + ", firedAt=" + firedAt + "]";
    }
}
