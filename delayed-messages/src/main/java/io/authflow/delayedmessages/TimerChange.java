package io.authflow.delayedmessages;

import java.time.Instant;
import java.util.function.Function;

/**
 * A change to a pending timer. It is decided when its record is processed, against the state of that very transaction, and
 * the {@link ChangeWriter} answers what really happened.
 *
 * @param id the timer's
 * @param decision a pure function of the pending timer; not asked where none is pending. What it throws rejects the record
 */
public record TimerChange(String id, Function<PendingTimer, Decision> decision) implements TimerRequest {

    public TimerChange {
        Timer.checkId(id);
    }

    /** What becomes of the pending timer. */
    public sealed interface Decision permits FireNow, MoveTo, Cancel {}

    /**
     * Its message leaves now, ahead of everything that waits.
     *
     * @param dueAt since when it is due: the time of the change, not of the schedule
     */
    public record FireNow(Instant dueAt) implements Decision {}

    /** It is due at another time, earlier or later; one that is past makes it overdue. */
    public record MoveTo(Instant dueAt) implements Decision {}

    /** It never fires. */
    public record Cancel() implements Decision {}

    /** Leaves the decision out, which may hold anything. */
    @Override
    public String toString() {
        return "TimerChange[id=" + id + "]";
    }
}
