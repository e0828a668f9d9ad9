package io.authflow.delayedmessages.port;

import io.authflow.delayedmessages.message.ChangeOutcome;
import java.time.Duration;

/**
 * Learns what the scheduler does, for metrics. The scheduler's threads call it, so it must be quick and must not throw.
 * If a transaction is aborted and repeated, the listener is called again.
 */
public interface SchedulerListener {

    /**
     * A timer fired.
     *
     * @param lateness the owner's clock minus the due time; not negative, and at least the clock skew unless a change
     *     fired the timer
     * @param overdue whether the timer was so late that the release rate paced it
     */
    default void fired(Duration lateness, boolean overdue) {}

    /** A change was decided. */
    default void changed(ChangeOutcome.Result result) {}

    /** A change was repeated, and got the same answer. */
    default void repeated() {}

    /** An input was not on its timer's home partition, so the scheduler forwarded it there. */
    default void forwarded() {}

    /** A stream thread died. Do not log the failure's message, because it may quote a value. */
    default void threadDied(Throwable failure) {}
}
