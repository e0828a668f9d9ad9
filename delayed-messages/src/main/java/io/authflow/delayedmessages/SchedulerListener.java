package io.authflow.delayedmessages;

import java.time.Duration;

/**
 * Told of what the scheduler does, for metrics; called from its threads, so it must be quick and must not throw. A
 * transaction that is aborted is done again, and told again.
 */
public interface SchedulerListener {

    /**
     * A timer fired.
     *
     * @param lateness its owner's clock less the due time; not negative, and never below the clock skew
     * @param overdue whether it was so late that it was paced
     */
    default void fired(Duration lateness, boolean overdue) {}

    /** A change was decided. */
    default void changed(ChangeOutcome.Result result) {}

    /** A stream thread died. The failure's message may quote a value: do not log it. */
    default void threadDied(Throwable failure) {}
}
