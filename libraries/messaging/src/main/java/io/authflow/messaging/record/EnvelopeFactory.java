package io.authflow.messaging.record;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Step;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.AuthFailed;
import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.EventId;
import io.authflow.contracts.event.EventRecord;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.record.KafkaRecords;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Builds what a step publishes: events with their envelopes, terminal failures and dead letters. */
public final class EnvelopeFactory {
    private final Step step;
    private final KeyedHash deadLetterHash;
    private final InstantSource clock;

    /** @param deadLetterHash hashes the values of dead letters, so that operators can recognise equal values */
    public EnvelopeFactory(Step step, KeyedHash deadLetterHash, InstantSource clock) {
        this.step = step;
        this.deadLetterHash = deadLetterHash;
        this.clock = clock;
    }

    /**
     * Builds the record of an event that follows from another event.
     *
     * @param cause the envelope of that other event
     */
    public EventRecord record(Event event, Envelope cause) {
        return EventRecord.of(
                event,
                new Envelope(
                        EventId.of(event, step, cause.id()),
                        source(event instanceof AuthFailed failed ? failed.step() : step),
                        event.type().topic(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        cause.subject(),
                        event.requestId(),
                        cause.id(),
                        cause.traceparent()));
    }

    public AuthFailed failed(RequestId requestId, @Nullable UserRef userRef, FailureCode code) {
        return new AuthFailed(requestId, userRef, step, code);
    }

    private EventRecord deadLetter(
            ConsumerRecord<byte[], byte[]> consumed, Reading.Unreadable<?> unreadable, int attempts, Envelope cause) {
        RecordSource source = RecordSource.of(consumed);
        DeadLetter deadLetter = new DeadLetter(
                unreadable.requestId(),
                unreadable.userRef(),
                step.service(),
                source.topic(),
                source.partition(),
                source.offset(),
                source.appendedAt(),
                unreadable.code(),
                attempts,
                DeadLetter.CONTRACT_VERSION,
                consumed.value() == null ? null : deadLetterHash.hash(consumed.value()));
        return EventRecord.of(deadLetter, deadLetterEnvelope(source, cause));
    }

    /**
     * Builds the dead letter of a record that can never be processed. If the record ends a flow, {@code auth.failed.v1}
     * follows.
     *
     * @param attempts how often the step was tried, 1 or more
     * @param traceparent the span in which the service gave up on the record; null: the record's own trace context
     */
    public List<EventRecord> poison(
            ConsumerRecord<byte[], byte[]> consumed,
            Reading.Unreadable<?> unreadable,
            int attempts,
            @Nullable String traceparent) {
        Envelope read = causeOf(consumed, unreadable);
        Envelope cause = traceparent == null ? read : read.withTraceparent(traceparent);
        EventRecord deadLetter = deadLetter(consumed, unreadable, attempts, cause);
        if (unreadable.requestId() == null || !unreadable.endsFlow()) {
            return List.of(deadLetter);
        }
        AuthFailed failed = failed(unreadable.requestId(), unreadable.userRef(), FailureCode.UNPROCESSABLE);
        return List.of(deadLetter, record(failed, cause));
    }

    /**
     * Reads as much as possible of the envelope of an unreadable record. If the request is unknown, the event's id
     * follows from the record's place.
     */
    public Envelope causeOf(ConsumerRecord<byte[], byte[]> consumed, Reading.Unreadable<?> unreadable) {
        RecordSource source = RecordSource.of(consumed);
        RequestId requestId = unreadable.requestId() == null
                ? RequestId.derive(source.topic(), source.partition(), source.offset(), source.appendedAt())
                : unreadable.requestId();
        Envelope read =
                Headers.read(KafkaRecords.texts(consumed.headers()), source.topic(), requestId, source.appendedAt());
        return new Envelope(
                read.id(),
                read.source(),
                read.type(),
                read.time(),
                unreadable.userRef(),
                unreadable.requestId(),
                read.causationId(),
                read.traceparent());
    }

    private Envelope deadLetterEnvelope(RecordSource source, Envelope cause) {
        return new Envelope(
                EventId.ofDeadLetter(step.service(), source.topic(), source.partition(), source.offset()),
                source(step),
                DeadLetter.topicOf(step.service()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                cause.subject(),
                cause.correlationId(),
                cause.id(),
                cause.traceparent());
    }

    private static String source(Step step) {
        return "/authflow/" + step.service();
    }
}
