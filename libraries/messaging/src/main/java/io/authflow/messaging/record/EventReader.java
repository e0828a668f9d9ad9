package io.authflow.messaging.record;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.event.UnreadableEventException;
import io.authflow.contracts.record.KafkaRecords;
import io.authflow.messaging.step.InboundEvent;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads events that other services of authflow wrote. Any other record on their topics is poison. */
public final class EventReader<E extends Event> implements RecordReader<E> {
    private final Class<E> event;
    private final EventType type;

    public EventReader(Class<E> event) {
        this.event = event;
        this.type = EventType.of(event);
    }

    @Override
    public Reading<E> read(ConsumerRecord<byte[], byte[]> consumed) {
        Map<String, String> headers = KafkaRecords.texts(consumed.headers());
        byte[] value = consumed.value();
        if (value == null) {
            return unreadable(headers);
        }
        try {
            E read = EventJson.read(value, event);
            Envelope envelope = envelope(read.requestId(), headers, consumed);
            return new Reading.Readable<>(new InboundEvent<>(read, envelope), fingerprint(envelope.subject()));
        } catch (UnreadableEventException e) {
            return unreadable(headers);
        }
    }

    /**
     * The user is the only content that is compared. authflow writes one event of a type for a request, so a second
     * event is a repeat, unless it names another user.
     */
    private static String fingerprint(@Nullable UserRef user) {
        return user == null ? "" : user.value();
    }

    private Envelope envelope(RequestId requestId, Map<String, String> headers, ConsumerRecord<?, ?> consumed) {
        return Headers.read(
                headers, type.topic(), requestId, RecordSource.of(consumed).appendedAt());
    }

    private Reading<E> unreadable(Map<String, String> headers) {
        return new Reading.Unreadable<>(
                FailureCode.UNPROCESSABLE,
                Headers.correlationId(headers).orElse(null),
                Headers.subject(headers).orElse(null),
                true);
    }
}
