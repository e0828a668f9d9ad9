package io.authflow.check.stream;

import io.authflow.check.intake.Intake;
import io.authflow.check.intake.IntakeAnswer;
import io.authflow.check.intake.RawRequest;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Step;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.AuthFailed;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.record.KafkaRecords;
import io.authflow.messaging.record.Reading;
import io.authflow.messaging.record.RecordReader;
import io.authflow.messaging.record.RecordSource;
import io.authflow.messaging.step.InboundEvent;
import io.micrometer.core.instrument.Counter;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests from {@code auth.requested.v1}. If a record names no request, it becomes a dead letter, because there
 * is no request to answer.
 */
final class RequestReader implements RecordReader<AuthRequested> {
    private final Intake intake;
    private final Counter unknownFields;

    /** @param unknownFields counts fields of requests that this release does not know and ignores */
    RequestReader(Intake intake, Counter unknownFields) {
        this.intake = intake;
        this.unknownFields = unknownFields;
    }

    @Override
    public Reading<AuthRequested> read(ConsumerRecord<byte[], byte[]> consumed) {
        Map<String, String> headers = KafkaRecords.texts(consumed.headers());
        IntakeAnswer answer = intake.read(new RawRequest(
                consumed.value(),
                consumed.headers().toArray().length,
                headers.get(Headers.CONTENT_TYPE),
                headers.get(Headers.TYPE),
                headers.get(Headers.ID),
                headers.get(Headers.CORRELATION_ID),
                () -> derivedId(consumed)));
        if (answer instanceof IntakeAnswer.Accepted accepted) {
            unknownFields.increment(accepted.unknownFields());
            return accepted(accepted.request(), headers, consumed);
        }
        return refused((IntakeAnswer.Refused) answer, headers, consumed);
    }

    private Reading<AuthRequested> accepted(
            AuthRequested request, Map<String, String> headers, ConsumerRecord<?, ?> consumed) {
        UserRef user = intake.userRef(request.username());
        return new Reading.Readable<>(
                new InboundEvent<>(request, envelope(headers, request.requestId(), user, consumed)),
                intake.fingerprint(request));
    }

    private Reading<AuthRequested> refused(
            IntakeAnswer.Refused refused, Map<String, String> headers, ConsumerRecord<byte[], byte[]> consumed) {
        if (refused.requestId() == null) {
            return new Reading.Unreadable<>(refused.code(), null, refused.userRef(), false);
        }
        return new Reading.Refused<>(
                answer(refused, refused.requestId(), consumed),
                envelope(headers, refused.requestId(), refused.userRef(), consumed),
                intake.fingerprint(consumed.value()));
    }

    /**
     * Makes the answer to a refused request. If its id is derived, the answer names the place of the record. The sender
     * knows this place from the broker's acknowledgement, and finds the answer by it.
     */
    private static AuthFailed answer(IntakeAnswer.Refused refused, RequestId requestId, ConsumerRecord<?, ?> consumed) {
        AuthFailed answer = new AuthFailed(requestId, refused.userRef(), Step.CHECK, refused.code(), refused.field());
        return requestId.equals(derivedId(consumed)) ? answer.at(consumed.partition(), consumed.offset()) : answer;
    }

    /** Returns the envelope of the record. The user comes from the value, and never from the headers. */
    private static Envelope envelope(
            Map<String, String> headers, RequestId requestId, @Nullable UserRef user, ConsumerRecord<?, ?> consumed) {
        Envelope read = Headers.read(
                headers,
                EventType.REQUESTED.topic(),
                requestId,
                RecordSource.of(consumed).appendedAt());
        return new Envelope(
                read.id(),
                read.source(),
                read.type(),
                read.time(),
                user,
                requestId,
                read.causationId(),
                read.traceparent());
    }

    private static RequestId derivedId(ConsumerRecord<?, ?> consumed) {
        RecordSource source = RecordSource.of(consumed);
        return RequestId.derive(source.topic(), source.partition(), source.offset(), source.appendedAt());
    }
}
