package io.authflow.logout.stream;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventRecord;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.event.SignedUp;
import io.authflow.delayedmessages.DueTimer;
import io.authflow.delayedmessages.InputMessage;
import io.authflow.delayedmessages.MessagePorts;
import io.authflow.delayedmessages.OutputMessage;
import io.authflow.delayedmessages.RejectedMessage;
import io.authflow.delayedmessages.Timer;
import io.authflow.messaging.EventReader;
import io.authflow.messaging.InboundEvent;
import io.authflow.messaging.Reading;
import io.authflow.messaging.StepOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduler reads and writes for authflow: the opening event of a session becomes a timer, due when the session has
 * lasted, counted from the broker's append time; the timer becomes {@code auth.logout-due.v1}.
 */
final class SessionTimers {
    private final EventReader<SignedUp> signedUp = new EventReader<>(SignedUp.class);
    private final EventReader<LoggedIn> loggedIn = new EventReader<>(LoggedIn.class);
    private final StepOutput output;

    SessionTimers(StepOutput output) {
        this.output = output;
    }

    MessagePorts ports() {
        return new MessagePorts(this::read, this::due, (message, reason) -> rejected(message));
    }

    Optional<Timer> read(InputMessage message) {
        SessionTimer timer = message.topic().equals(EventType.SIGNED_UP.topic())
                ? signedUp(readable(signedUp.read(consumed(message))), message.timestamp())
                : loggedIn(readable(loggedIn.read(consumed(message))), message.timestamp());
        return Optional.of(new Timer(
                timer.due().requestId().value(),
                timer.due().dueAt(),
                EventJson.mapper().writeValueAsBytes(timer)));
    }

    OutputMessage due(DueTimer fired) {
        SessionTimer timer = EventJson.read(fired.payload(), SessionTimer.class);
        LogoutDue due = timer.due();
        Envelope opening = new Envelope(
                Optional.ofNullable(timer.causationId()).orElse(""),
                "",
                "",
                due.openedAt(),
                timer.subject() == null ? null : new UserRef(timer.subject()),
                due.requestId(),
                null,
                timer.traceparent());
        return message(output.record(due, opening));
    }

    /** The dead letter and, where the request is known, the end of its flow. */
    List<RejectedMessage> rejected(InputMessage message) {
        ConsumerRecord<byte[], byte[]> consumed = consumed(message);
        Map<String, String> headers = io.authflow.messaging.RecordHeaders.read(consumed);
        Reading.Unreadable<SignedUp> unreadable = new Reading.Unreadable<>(
                FailureCode.UNPROCESSABLE,
                Headers.correlationId(headers).orElse(null),
                Headers.subject(headers).orElse(null),
                true);
        return output.poison(consumed, unreadable, 1).stream()
                .map(poison -> new RejectedMessage(poison.topic(), message(poison)))
                .toList();
    }

    private static SessionTimer signedUp(InboundEvent<SignedUp> opening, Instant openedAt) {
        SignedUp event = opening.event();
        LogoutDue due = new LogoutDue(
                event.requestId(),
                event.username(),
                event.signup(),
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
                openedAt,
                openedAt.plusSeconds(event.sessionSeconds()));
        return SessionTimer.of(due, opening.envelope());
    }

    private static <E extends Event> InboundEvent<E> readable(Reading<E> reading) {
        if (reading instanceof Reading.Readable<E> readable) {
            return readable.inbound();
        }
        throw new IllegalArgumentException("the record is no event that opens a session");
    }

    private static ConsumerRecord<byte[], byte[]> consumed(InputMessage message) {
        return new ConsumerRecord<>(
                message.topic(),
                message.partition(),
                message.offset(),
                message.timestamp().toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                message.key(),
                message.value(),
                message.headers(),
                Optional.empty());
    }

    private static OutputMessage message(EventRecord eventRecord) {
        RecordHeaders headers = new RecordHeaders();
        eventRecord.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new OutputMessage(bytes(eventRecord.key()), eventRecord.value(), headers);
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
