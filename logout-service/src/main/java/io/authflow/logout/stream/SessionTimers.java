package io.authflow.logout.stream;

import io.authflow.boundedconsumer.OversizeRecord;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.event.SessionChangeRequested;
import io.authflow.contracts.event.SignedUp;
import io.authflow.delayedmessages.ChangeOutcome;
import io.authflow.delayedmessages.DueTimer;
import io.authflow.delayedmessages.InputMessage;
import io.authflow.delayedmessages.MessagePorts;
import io.authflow.delayedmessages.OutputMessage;
import io.authflow.delayedmessages.RejectedMessage;
import io.authflow.delayedmessages.Timer;
import io.authflow.delayedmessages.TimerRequest;
import io.authflow.messaging.EventReader;
import io.authflow.messaging.InboundEvent;
import io.authflow.messaging.Reading;
import io.authflow.messaging.StepMetrics;
import io.authflow.messaging.StepOutput;
import io.authflow.messaging.tracing.RecordSpan;
import io.authflow.messaging.tracing.StepSpans;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduler reads and writes for authflow: the opening event of a session becomes a timer, due when the session has
 * lasted, counted from the broker's append time; the timer becomes {@code auth.logout-due.v1}. A change to a session is
 * answered with {@code auth.session-changed.v1}.
 */
final class SessionTimers {
    private final EventReader<SignedUp> signedUp = new EventReader<>(SignedUp.class);
    private final EventReader<LoggedIn> loggedIn = new EventReader<>(LoggedIn.class);
    private final EventReader<SessionChangeRequested> changeRequested = new EventReader<>(SessionChangeRequested.class);
    private final StepOutput output;
    private final StepSpans spans;
    private final StepMetrics metrics;
    private final SessionChanges changes;

    SessionTimers(StepOutput output, StepSpans spans, StepMetrics metrics, SessionChanges changes) {
        this.output = output;
        this.spans = spans;
        this.metrics = metrics;
        this.changes = changes;
    }

    MessagePorts ports() {
        return new MessagePorts(this::read, this::due, (message, reason) -> rejected(message), this::changed);
    }

    private Optional<? extends TimerRequest> read(InputMessage message) {
        if (isChange(message)) {
            return Optional.of(changes.change(change(message).event(), message.timestamp()));
        }
        SessionTimer timer = message.topic().equals(EventType.SIGNED_UP.topic())
                ? signedUp(readable(signedUp.read(Records.consumed(message))), message.timestamp())
                : loggedIn(readable(loggedIn.read(Records.consumed(message))), message.timestamp());
        return Optional.of(new Timer(
                timer.due().requestId().value(),
                timer.due().dueAt(),
                EventJson.mapper().writeValueAsBytes(timer)));
    }

    private OutputMessage due(DueTimer fired) {
        SessionTimer timer = SessionChanges.session(fired.payload());
        LogoutDue due = timer.due().withDueAt(fired.dueAt());
        Envelope opening = new Envelope(
                Optional.ofNullable(timer.causationId()).orElse(""),
                "",
                "",
                due.openedAt(),
                userRef(timer),
                due.requestId(),
                null,
                spans.waited(due.requestId(), timer.traceparent(), due.openedAt(), fired.firedAt()));
        return Records.message(output.record(due, opening));
    }

    private OutputMessage changed(InputMessage message, ChangeOutcome outcome) {
        InboundEvent<SessionChangeRequested> change = change(message);
        byte[] payload = outcome.payload();
        UserRef user = payload == null ? null : userRef(SessionChanges.session(payload));
        Envelope envelope = about(user, change.envelope());
        try (RecordSpan span =
                spans.process(Records.consumed(message), change.event().requestId(), envelope.traceparent())) {
            return Records.message(output.record(
                    changes.answer(change.event(), outcome), envelope.withTraceparent(span.traceparent())));
        }
    }

    /** The dead letter and, where it would have begun a session of a known request, the end of its flow. */
    private List<RejectedMessage> rejected(InputMessage message) {
        ConsumerRecord<byte[], byte[]> consumed = Records.consumed(message);
        Map<String, String> headers = io.authflow.messaging.RecordHeaders.read(consumed);
        Reading.Unreadable<SignedUp> unreadable = new Reading.Unreadable<>(
                OversizeRecord.of(message.headers()).isPresent() ? FailureCode.TOO_LARGE : FailureCode.UNPROCESSABLE,
                Headers.correlationId(headers).orElse(null),
                Headers.subject(headers).orElse(null),
                !isChange(message));
        String traceparent = output.causeOf(consumed, unreadable).traceparent();
        try (RecordSpan span = spans.process(consumed, unreadable.requestId(), traceparent)) {
            metrics.poison(unreadable.code());
            return output.poison(consumed, unreadable, 1, span.traceparent()).stream()
                    .map(poison -> new RejectedMessage(poison.topic(), Records.message(poison)))
                    .toList();
        }
    }

    /** A change keyed by anything else would be decided on a partition that knows nothing of the session. */
    private InboundEvent<SessionChangeRequested> change(InputMessage message) {
        InboundEvent<SessionChangeRequested> change = readable(changeRequested.read(Records.consumed(message)));
        if (!Arrays.equals(
                message.key(), Records.bytes(change.event().requestId().value()))) {
            throw new IllegalArgumentException("the change is not keyed by its request id");
        }
        return change;
    }

    private static SessionTimer signedUp(InboundEvent<SignedUp> opening, Instant openedAt) {
        SignedUp event = opening.event();
        LogoutDue due = new LogoutDue(
                event.requestId(),
                event.username(),
                event.signup(),
                null,
                event.user(),
                null,
                null,
                openedAt,
                openedAt.plusSeconds(event.sessionSeconds()));
        return SessionTimer.of(due, opening.envelope());
    }

    private static SessionTimer loggedIn(InboundEvent<LoggedIn> opening, Instant openedAt) {
        LoggedIn event = opening.event();
        LogoutDue due = new LogoutDue(
                event.requestId(),
                event.username(),
                null,
                event.logoutToken(),
                event.user(),
                event.allSessions(),
                null,
                openedAt,
                openedAt.plusSeconds(event.sessionSeconds()));
        return SessionTimer.of(due, opening.envelope());
    }

    private static <E extends Event> InboundEvent<E> readable(Reading<E> reading) {
        if (reading instanceof Reading.Readable<E> readable) {
            return readable.inbound();
        }
        throw new IllegalArgumentException("the record is no event of its topic");
    }

    private static boolean isChange(InputMessage message) {
        return message.topic().equals(EventType.SESSION_CHANGE_REQUESTED.topic());
    }

    private static @Nullable UserRef userRef(SessionTimer timer) {
        return timer.subject() == null ? null : new UserRef(timer.subject());
    }

    private static Envelope about(@Nullable UserRef user, Envelope change) {
        return new Envelope(
                change.id(),
                change.source(),
                change.type(),
                change.time(),
                user == null ? change.subject() : user,
                change.correlationId(),
                change.causationId(),
                change.traceparent());
    }
}
