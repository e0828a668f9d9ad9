package io.authflow.logout.schedule;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.event.SessionChangeReader;
import io.authflow.contracts.event.SignedUp;
import io.authflow.contracts.record.KafkaRecords;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.delayedmessages.engine.ConflictException;
import io.authflow.delayedmessages.message.ChangeOutcome;
import io.authflow.delayedmessages.message.DueTimer;
import io.authflow.delayedmessages.message.InputMessage;
import io.authflow.delayedmessages.message.OutputMessage;
import io.authflow.delayedmessages.message.RejectedMessage;
import io.authflow.delayedmessages.message.Timer;
import io.authflow.delayedmessages.message.TimerRequest;
import io.authflow.delayedmessages.port.MessagePorts;
import io.authflow.delayedmessages.port.StrayLimits;
import io.authflow.messaging.record.EnvelopeFactory;
import io.authflow.messaging.record.EventReader;
import io.authflow.messaging.record.Reading;
import io.authflow.messaging.record.ReplacedRecord;
import io.authflow.messaging.step.InboundEvent;
import io.authflow.messaging.telemetry.RecordSpan;
import io.authflow.messaging.telemetry.StepMetrics;
import io.authflow.messaging.telemetry.StepSpans;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Converts between authflow's events and the scheduler's messages. The opening event of a session becomes a timer. It
 * is due at the broker's append time of that event plus the session's length. The fired timer becomes
 * {@code auth.logout-due.v1}. A session change is answered with {@code auth.session-changed.v1}.
 */
final class SessionTimers {
    private static final StrayLimits STRAYS = new StrayLimits(Headers.NAMES, TopicCatalogue.RECORD_BYTES_MAX);

    private final EventReader<SignedUp> signedUp = new EventReader<>(SignedUp.class);
    private final EventReader<LoggedIn> loggedIn = new EventReader<>(LoggedIn.class);
    private final EnvelopeFactory output;
    private final StepSpans spans;
    private final StepMetrics metrics;
    private final SessionChanges changes;

    SessionTimers(EnvelopeFactory output, StepSpans spans, StepMetrics metrics, SessionChanges changes) {
        this.output = output;
        this.spans = spans;
        this.metrics = metrics;
        this.changes = changes;
    }

    MessagePorts ports() {
        return new MessagePorts(this::read, this::due, this::rejected, this::changed, STRAYS);
    }

    private Optional<? extends TimerRequest> read(InputMessage message) {
        if (isChange(message)) {
            return Optional.of(changes.read(message));
        }
        Opening opening = opening(message);
        return Optional.of(new Timer(
                opening.timer().due().requestId().value(),
                opening.timer().due().dueAt(),
                EventJson.mapper().writeValueAsBytes(opening.timer()),
                opening.identity()));
    }

    private Opening opening(InputMessage message) {
        ConsumerRecord<byte[], byte[]> consumed = Records.consumed(message);
        return message.topic().equals(EventType.SIGNED_UP.topic())
                ? Opening.of(readable(signedUp.read(consumed)), message.timestamp())
                : Opening.ofLogin(readable(loggedIn.read(consumed)), message.timestamp());
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
        RequestId requestId = new RequestId(outcome.id());
        Envelope change = ChangeEnvelope.of(message).about(requestId, message);
        Envelope envelope = about(SessionChanges.subject(outcome), change);
        try (RecordSpan span = spans.process(Records.consumed(message), requestId, envelope.traceparent())) {
            return Records.message(
                    output.record(changes.answer(outcome), envelope.withTraceparent(span.traceparent())));
        }
    }

    /**
     * Makes the dead letter of a rejected message. If the message was the opening of a session of a known request, this
     * method also makes the terminal event.
     */
    private List<RejectedMessage> rejected(InputMessage message, RuntimeException reason) {
        ConsumerRecord<byte[], byte[]> consumed = Records.consumed(message);
        Reading.Unreadable<SignedUp> unreadable = unreadable(message, reason);
        String traceparent = output.causeOf(consumed, unreadable).traceparent();
        try (RecordSpan span = spans.process(consumed, unreadable.requestId(), traceparent)) {
            metrics.poison(unreadable.code());
            return output.poison(consumed, unreadable, 1, span.traceparent()).stream()
                    .map(poison -> new RejectedMessage(poison.topic(), Records.message(poison)))
                    .toList();
        }
    }

    /**
     * Describes a rejected message for its dead letter. A conflict ends no flow, because the id belongs to another
     * request.
     */
    private Reading.Unreadable<SignedUp> unreadable(InputMessage message, RuntimeException reason) {
        Map<String, String> headers = KafkaRecords.texts(message.headers());
        boolean conflict = reason instanceof ConflictException;
        return new Reading.Unreadable<>(
                code(message, conflict),
                requestId(message, conflict)
                        .or(() -> Headers.correlationId(headers))
                        .orElse(null),
                Headers.subject(headers).orElse(null),
                isOpening(message) && !conflict);
    }

    private static FailureCode code(InputMessage message, boolean conflict) {
        return ReplacedRecord.code(message.headers())
                .orElse(conflict ? FailureCode.CONFLICT : FailureCode.UNPROCESSABLE);
    }

    private Optional<RequestId> requestId(InputMessage message, boolean readable) {
        if (isChange(message)) {
            return Optional.ofNullable(SessionChangeReader.read(message.value()).requestId());
        }
        return readable ? Optional.of(opening(message).timer().due().requestId()) : Optional.empty();
    }

    private static <E extends Event> InboundEvent<E> readable(Reading<E> reading) {
        if (reading instanceof Reading.Readable<E> readable) {
            return readable.inbound();
        }
        throw new IllegalArgumentException("the record is no event of its topic");
    }

    private static boolean isOpening(InputMessage message) {
        return message.topic().equals(EventType.SIGNED_UP.topic())
                || message.topic().equals(EventType.LOGGED_IN.topic());
    }

    private static boolean isChange(InputMessage message) {
        return message.topic().equals(EventType.SESSION_CHANGE_REQUESTED.topic());
    }

    private static @Nullable UserRef userRef(SessionTimer timer) {
        return timer.subject() == null ? null : new UserRef(timer.subject());
    }

    private static Envelope about(@Nullable String user, Envelope change) {
        return new Envelope(
                change.id(),
                change.source(),
                change.type(),
                change.time(),
                user == null ? change.subject() : new UserRef(user),
                change.correlationId(),
                change.causationId(),
                change.traceparent());
    }
}
