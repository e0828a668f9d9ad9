package io.authflow.logout.schedule;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.ChangeReading;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.SessionChangeReader;
import io.authflow.contracts.event.SessionChangeRequested;
import io.authflow.contracts.event.SessionChanged;
import io.authflow.contracts.event.SessionChanged.Outcome;
import io.authflow.contracts.event.SessionChanged.Reason;
import io.authflow.delayedmessages.message.ChangeIdentity;
import io.authflow.delayedmessages.message.ChangeOutcome;
import io.authflow.delayedmessages.message.InputMessage;
import io.authflow.delayedmessages.message.PendingTimer;
import io.authflow.delayedmessages.message.RefusedChange;
import io.authflow.delayedmessages.message.TimerChange;
import io.authflow.delayedmessages.message.TimerRequest;
import io.authflow.logout.domain.Extension;
import io.authflow.logout.domain.OpenSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads changes to sessions, and makes the answers to them. */
final class SessionChanges {
    private static final Duration CLOCKS_DIFFER_MAX = Duration.ofMinutes(1);

    private final Duration memory;

    /** @param memory how long the scheduler remembers a session after its end */
    SessionChanges(Duration memory) {
        this.memory = memory;
    }

    /**
     * Reads a change from a message.
     *
     * @throws IllegalArgumentException if the message names no session, so that it cannot be answered
     */
    TimerRequest read(InputMessage message) {
        ChangeReading reading = SessionChangeReader.read(message.value());
        ChangeEnvelope envelope = ChangeEnvelope.of(message);
        if (reading instanceof ChangeReading.Readable readable) {
            return envelope.isIdUnfit()
                    ? refused(readable.requestId(), FailureCode.INVALID_FIELD, ChangeEnvelope.ID_FIELD, envelope)
                    : change(readable.change(), envelope, message.timestamp());
        }
        if (reading instanceof ChangeReading.Refused refused) {
            return refused(refused.requestId(), refused.code(), refused.field(), envelope);
        }
        throw new IllegalArgumentException("the record names no session");
    }

    /** Makes the answer to a change. */
    SessionChanged answer(ChangeOutcome outcome) {
        RequestId id = new RequestId(outcome.id());
        AnswerMemo memo = AnswerMemo.parse(outcome.memo());
        return switch (outcome.result()) {
            case FIRED -> new SessionChanged(id, Outcome.ENDED, outcome.dueAt());
            case MOVED -> new SessionChanged(id, Outcome.EXTENDED, outcome.dueAt());
            case KEPT -> SessionChanged.unchanged(id, dueAt(outcome), Reason.of(memo.why()));
            case EXHAUSTED -> SessionChanged.unchanged(id, dueAt(outcome), Reason.TOO_MANY_CHANGES);
            case GONE, CANCELLED -> new SessionChanged(id, Outcome.ALREADY_ENDED, null);
            case UNKNOWN -> new SessionChanged(id, absent(id, outcome.decidedAt()), null);
            case REFUSED -> SessionChanged.refused(id, FailureCode.valueOf(memo.why()), memo.about());
        };
    }

    /** Returns the user ref of the session, if the session was pending and its user is known; else null. */
    static @Nullable String subject(ChangeOutcome outcome) {
        return switch (outcome.result()) {
            case FIRED, MOVED, KEPT, EXHAUSTED ->
                AnswerMemo.parse(outcome.memo()).aboutOrNull();
            case CANCELLED, GONE, UNKNOWN, REFUSED -> null;
        };
    }

    static SessionTimer session(byte[] payload) {
        return EventJson.read(payload, SessionTimer.class);
    }

    private static TimerRequest change(SessionChangeRequested change, ChangeEnvelope envelope, Instant appendedAt) {
        String content = change.action().wireName() + "/" + change.seconds();
        return new TimerChange(
                change.requestId().value(),
                identity(envelope, content),
                (timer, now) -> decide(change, timer, appendedAt, now));
    }

    private static TimerRequest refused(RequestId id, FailureCode code, String field, ChangeEnvelope envelope) {
        AnswerMemo memo = new AnswerMemo(code.name(), field);
        return new RefusedChange(id.value(), identity(envelope, "refused/" + memo.text()), memo.text());
    }

    private static ChangeIdentity identity(ChangeEnvelope envelope, String content) {
        return new ChangeIdentity(envelope.id(), content.getBytes(StandardCharsets.UTF_8));
    }

    private static TimerChange.Decision decide(
            SessionChangeRequested change, PendingTimer timer, Instant appendedAt, Instant now) {
        SessionTimer kept = session(timer.payload());
        OpenSession session = new OpenSession(kept.due().openedAt(), timer.dueAt());
        Integer seconds = change.seconds();
        return seconds == null
                ? new TimerChange.FireNow(session.endAskedAt(appendedAt), memo("", kept))
                : decision(session.extend(seconds, now), kept);
    }

    private static TimerChange.Decision decision(Extension extension, SessionTimer kept) {
        if (extension instanceof Extension.Until until) {
            return new TimerChange.MoveTo(until.dueAt(), memo("", kept));
        }
        return new TimerChange.Keep(
                memo(((Extension.Unchanged) extension).reason().wireName(), kept));
    }

    private static String memo(String why, SessionTimer session) {
        return new AnswerMemo(why, session.subject() == null ? "" : session.subject()).text();
    }

    private Outcome absent(RequestId requestId, Instant decidedAt) {
        return isTooYoungToBeForgotten(requestId, decidedAt) ? Outcome.NOT_OPEN : Outcome.UNKNOWN;
    }

    /**
     * Returns whether a session of this id cannot have been forgotten. A session ends after its id was made, and the
     * scheduler remembers it for the time {@code memory}. Only an id that holds its time can prove this. Clocks may
     * differ by up to 1 min.
     */
    private boolean isTooYoungToBeForgotten(RequestId requestId, Instant decidedAt) {
        return requestId
                .time()
                .filter(made -> made.isAfter(decidedAt.minus(memory)))
                .filter(made -> made.isBefore(decidedAt.plus(CLOCKS_DIFFER_MAX)))
                .isPresent();
    }

    private static Instant dueAt(ChangeOutcome outcome) {
        return Objects.requireNonNull(outcome.dueAt(), "a pending session is due");
    }
}
