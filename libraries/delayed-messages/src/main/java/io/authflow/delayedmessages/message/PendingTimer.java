package io.authflow.delayedmessages.message;

import java.time.Instant;

/**
 * A timer that has not fired yet.
 *
 * @param dueAt the due time, as scheduled or as last moved
 * @param payload the payload, as scheduled
 */
public record PendingTimer(String id, Instant dueAt, byte[] payload) {

    /** Leaves the payload out. */
    @Override
    public String toString() {
        return "PendingTimer[id=" + id + ", dueAt=" + dueAt + "]";
    }
}
