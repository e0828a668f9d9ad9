package io.authflow.delayedmessages.engine;

import io.authflow.delayedmessages.message.InputMessage;
import io.authflow.delayedmessages.message.PendingTimer;
import io.authflow.delayedmessages.message.Timer;
import io.authflow.delayedmessages.message.TimerChange;
import io.authflow.delayedmessages.message.TimerRequest;
import io.authflow.delayedmessages.message.UnfitInputException;
import io.authflow.delayedmessages.port.TimerReader;
import io.authflow.delayedmessages.settings.Pacing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads inputs with the application's reader, and checks the limits of timers. */
final class Inputs {
    private final TimerReader reader;
    private final int maxPayloadBytes;
    private final Duration maxDelay;

    public Inputs(TimerReader reader, Pacing pacing) {
        this.reader = reader;
        this.maxPayloadBytes = pacing.maxPayloadBytes();
        this.maxDelay = pacing.maxDelay();
    }

    /**
     * Returns the original of a record of the topic of strays.
     *
     * @throws UnfitInputException if no scheduler forwarded the record
     */
    InputMessage original(InputMessage stray) {
        try {
            return StrayTopic.original(stray);
        } catch (RuntimeException unreadable) {
            throw new UnfitInputException(unreadable);
        }
    }

    /**
     * Returns what the input asks for; empty if it asks for nothing.
     *
     * @throws UnfitInputException if the reader or a limit refuses the input
     */
    Optional<? extends TimerRequest> read(InputMessage input) {
        try {
            return checked(input);
        } catch (RuntimeException unreadable) {
            throw new UnfitInputException(unreadable);
        }
    }

    /**
     * Returns the application's decision on a pending timer.
     *
     * @throws UnfitInputException if the application or a limit refuses the change
     */
    TimerChange.Decision decide(TimerChange change, PendingTimer timer, InputMessage input, Instant now) {
        try {
            TimerChange.Decision decision = change.decider().decide(timer, now);
            TimerChange.checkMemo(decision.memo());
            if (decision instanceof TimerChange.MoveTo move) {
                Timer.checkDue(move.dueAt());
                checkDue(move.dueAt(), input);
            }
            return decision;
        } catch (RuntimeException undecided) {
            throw new UnfitInputException(undecided);
        }
    }

    private Optional<? extends TimerRequest> checked(InputMessage input) {
        if (input.timestamp().equals(InputTimestamps.NONE)) {
            throw new IllegalArgumentException("A record has no timestamp, because its producer left it out, so its due"
                    + " time cannot be known; set message.timestamp.type=LogAppendTime on the topic");
        }
        Optional<? extends TimerRequest> request = reader.read(input);
        if (request.isPresent() && request.get() instanceof Timer timer) {
            checkSize(timer.payload().length);
            checkDue(timer.dueAt(), input);
        }
        return request;
    }

    private void checkSize(int bytes) {
        if (bytes > maxPayloadBytes) {
            throw new IllegalArgumentException("A timer's payload has " + bytes + " bytes, more than the limit of "
                    + maxPayloadBytes + "; send less or raise pacing.maxPayloadBytes");
        }
    }

    private void checkDue(Instant dueAt, InputMessage input) {
        if (dueAt.isAfter(input.timestamp().plus(maxDelay))) {
            throw new IllegalArgumentException("A timer is due " + Duration.between(input.timestamp(), dueAt)
                    + " after its record, more than the limit of " + maxDelay
                    + "; ask for less or raise pacing.maxDelay");
        }
    }
}
