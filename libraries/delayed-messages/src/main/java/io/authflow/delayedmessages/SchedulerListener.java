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

    /** A change was repeated, and answered as before. */
    default void repeated() {}

    /** An input was written to another partition than its timer's, and sent on to that one. */
    default void forwarded() {}

    /** A stream thread died. The failure's message may quote a value: do not log it. */
    default void threadDied(Throwable failure) {}
}
