package io.authflow.delayedmessages;

import java.time.Instant;

/**
 * A timer that waits.
 *
 * @param dueAt as scheduled, or as moved to since
 * @param payload as scheduled
 */
public record PendingTimer(String id, Instant dueAt, byte[] payload) {

    /** Leaves the payload out. */
    @Override
    public String toString() {
        return "PendingTimer[id=" + id + ", dueAt=" + dueAt + "]";
    }
}
