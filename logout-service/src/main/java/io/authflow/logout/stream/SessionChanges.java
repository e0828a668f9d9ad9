package io.authflow.logout.stream;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.event.SessionChangeRequested;
import io.authflow.contracts.event.SessionChanged;
import io.authflow.contracts.event.SessionChanged.Outcome;
import io.authflow.contracts.event.SessionSeconds;
import io.authflow.delayedmessages.ChangeOutcome;
import io.authflow.delayedmessages.PendingTimer;
import io.authflow.delayedmessages.TimerChange;
import java.time.Duration;
import java.time.Instant;

/** What a change makes of a pending session, and the truth about one that is not pending. */
final class SessionChanges {
    private static final Duration CLOCKS_DIFFER_MAX = Duration.ofMinutes(1);

    private final Duration memory;

    /** @param memory how long the scheduler remembers a session that ended */
    SessionChanges(Duration memory) {
        this.memory = memory;
    }

    TimerChange change(SessionChangeRequested change, Instant appendedAt) {
        return new TimerChange(
                change.requestId().value(), timer -> decide(change, session(timer.payload()), timer, appendedAt));
    }

    SessionChanged answer(SessionChangeRequested change, ChangeOutcome outcome) {
        Outcome word = word(change.requestId(), outcome);
        return new SessionChanged(change.requestId(), word, word.isChange() ? outcome.dueAt() : null);
    }

    static SessionTimer session(byte[] payload) {
        return EventJson.read(payload, SessionTimer.class);
    }

    /** An end may have been appended before the opening, on another topic; a session lasts a day at most. */
    private static TimerChange.Decision decide(
            SessionChangeRequested change, SessionTimer session, PendingTimer timer, Instant appendedAt) {
        LogoutDue due = session.due();
        Integer seconds = change.seconds();
        if (seconds == null) {
            return new TimerChange.FireNow(later(due.openedAt(), appendedAt));
        }
        Instant last = due.openedAt().plusSeconds(SessionSeconds.MAX);
        Instant asked = timer.dueAt().plusSeconds(seconds);
        return new TimerChange.MoveTo(asked.isAfter(last) ? last : asked);
    }

    private Outcome word(RequestId requestId, ChangeOutcome outcome) {
        return switch (outcome.result()) {
            case FIRED -> Outcome.ENDED;
            case MOVED -> Outcome.EXTENDED;
            case GONE, CANCELLED -> Outcome.ALREADY_ENDED;
            case UNKNOWN ->
                isTooYoungToBeForgotten(requestId, outcome.decidedAt()) ? Outcome.NOT_OPEN : Outcome.UNKNOWN;
        };
    }

    /** The session of an id that was made within the memory's time could not have ended before that time. */
    private boolean isTooYoungToBeForgotten(RequestId requestId, Instant decidedAt) {
        return requestId
                .time()
                .filter(made -> made.isAfter(decidedAt.minus(memory)))
                .filter(made -> made.isBefore(decidedAt.plus(CLOCKS_DIFFER_MAX)))
                .isPresent();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
