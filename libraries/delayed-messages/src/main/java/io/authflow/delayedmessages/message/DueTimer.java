package io.authflow.delayedmessages.message;

import java.time.Instant;

/**
 * A timer that is being fired.
 *
 * @param dueAt the due time, as scheduled or changed
 * @param firedAt the owner's wall clock; not before {@code dueAt}, unless a change fired the timer. The broker appends
 *     the message a little later, so lateness is the append time minus {@code dueAt}
 */
public record DueTimer(String id, Instant dueAt, byte[] payload, Instant firedAt) {

    /** Leaves the payload out. */
    @Override
    public String toString() {
        return "DueTimer[id=" + id + ", dueAt=" + dueAt + ", firedAt=" + firedAt + "]";
    }
}
