package io.authflow.delayedmessages.engine;

import io.authflow.delayedmessages.message.ChangeIdentity;
import io.authflow.delayedmessages.message.ChangeOutcome;
import io.authflow.delayedmessages.message.DueTimer;
import io.authflow.delayedmessages.message.InputMessage;
import io.authflow.delayedmessages.message.PendingTimer;
import io.authflow.delayedmessages.message.RefusedChange;
import io.authflow.delayedmessages.message.TimerChange;
import io.authflow.delayedmessages.store.Fingerprint;
import io.authflow.delayedmessages.store.RememberedChange;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decides the changes to the timers of one partition, each change once. */
final class Changes {
    /**
     * The most changes that move or keep one timer. A further change leaves the timer as it is, unless it fires or
     * cancels the timer.
     */
    static final int PER_TIMER_MAX = 10_000;

    private final Timers timers;
    private final Inputs inputs;
    private final Consumer<DueTimer> firing;
    private final int max;

    /**
     * @param firing sends the message of a timer that a change fires
     * @param max the most changes that move or keep one timer
     */
    public Changes(Timers timers, Inputs inputs, Consumer<DueTimer> firing, int max) {
        this.timers = timers;
        this.inputs = inputs;
        this.firing = firing;
        this.max = max;
    }

    /**
     * Returns the outcome of an earlier change with this identity; null if there was none.
     *
     * @throws ConflictException if the earlier change had other content
     */
    @Nullable
    ChangeOutcome remembered(String timerId, ChangeIdentity identity) {
        RememberedChange earlier = timers.changeMemory().find(timerId, identity);
        if (earlier == null) {
            return null;
        }
        if (!Fingerprint.matches(earlier.content(), Fingerprint.of(identity.content()))) {
            throw new ConflictException(
                    "A change has the id of an earlier one that asked for something else, because its"
                            + " sender used the id twice; give each change an id of its own");
        }
        return earlier.outcome();
    }

    ChangeOutcome decide(TimerChange change, InputMessage input, long now) {
        ChangeOutcome outcome = change(change, input, now);
        timers.changeMemory().remember(outcome, change.identity(), now);
        return outcome;
    }

    ChangeOutcome refuse(RefusedChange change, long now) {
        ChangeOutcome outcome = outcome(change.id(), ChangeOutcome.Result.REFUSED, null, now, change.memo());
        timers.changeMemory().remember(outcome, change.identity(), now);
        return outcome;
    }

    private ChangeOutcome change(TimerChange change, InputMessage input, long now) {
        PendingTimer timer = timers.find(change.id());
        if (timer == null) {
            ChangeOutcome.Result absent =
                    timers.isKnown(change.id()) ? ChangeOutcome.Result.GONE : ChangeOutcome.Result.UNKNOWN;
            return outcome(change.id(), absent, null, now, "");
        }
        return apply(inputs.decide(change, timer, input, Instant.ofEpochMilli(now)), timer, now);
    }

    private ChangeOutcome apply(TimerChange.Decision decision, PendingTimer timer, long now) {
        if (decision instanceof TimerChange.FireNow fire) {
            timers.remove(timer.id(), now);
            firing.accept(new DueTimer(timer.id(), fire.dueAt(), timer.payload(), Instant.ofEpochMilli(now)));
            return outcome(timer.id(), ChangeOutcome.Result.FIRED, fire.dueAt(), now, fire.memo());
        }
        if (decision instanceof TimerChange.Cancel cancel) {
            timers.remove(timer.id(), now);
            return outcome(timer.id(), ChangeOutcome.Result.CANCELLED, null, now, cancel.memo());
        }
        if (timers.changesOf(timer.id()) >= max) {
            return outcome(timer.id(), ChangeOutcome.Result.EXHAUSTED, timer.dueAt(), now, decision.memo());
        }
        if (decision instanceof TimerChange.MoveTo move) {
            timers.move(timer, move.dueAt(), now);
            return outcome(timer.id(), ChangeOutcome.Result.MOVED, move.dueAt(), now, move.memo());
        }
        timers.keep(timer.id());
        return outcome(timer.id(), ChangeOutcome.Result.KEPT, timer.dueAt(), now, decision.memo());
    }

    private static ChangeOutcome outcome(
            String id, ChangeOutcome.Result result, @Nullable Instant dueAt, long now, String memo) {
        return new ChangeOutcome(id, result, dueAt, Instant.ofEpochMilli(now), memo);
    }
}
