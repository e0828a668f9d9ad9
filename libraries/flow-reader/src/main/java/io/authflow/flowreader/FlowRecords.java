package io.authflow.flowreader;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.FirstText;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.event.UnreadableEventException;
import io.authflow.contracts.record.KafkaRecords;
import io.authflow.contracts.record.RequestScan;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Picks the records of one flow. */
final class FlowRecords {
    private static final String REQUEST_ID = "requestId";

    private final RequestId requestId;

    FlowRecords(RequestId requestId) {
        this.requestId = requestId;
    }

    /** Returns the event in a record. Empty if the record belongs to another flow. */
    Optional<FlowEvent> read(ConsumerRecord<byte[], byte[]> message) {
        FlowDetails details = details(message.value());
        return belongs(message, details)
                ? Optional.of(new FlowEvent(
                        requestId,
                        message.topic(),
                        message.partition(),
                        message.offset(),
                        appendedAt(message),
                        details))
                : Optional.empty();
    }

    private boolean belongs(ConsumerRecord<byte[], byte[]> message, FlowDetails details) {
        String headerId = KafkaRecords.texts(message.headers()).get(Headers.CORRELATION_ID);
        return message.topic().equals(EventType.REQUESTED.topic())
                ? requestId.equals(RequestScan.of(message.value()).requestId(headerId, () -> derivedId(message)))
                : requestId.value().equals(details.requestId() == null ? headerId : details.requestId());
    }

    /** Returns the id that check-service derives from the record's place, if the request has no id or an invalid one. */
    private static RequestId derivedId(ConsumerRecord<?, ?> message) {
        return RequestId.derive(message.topic(), message.partition(), message.offset(), appendedAt(message));
    }

    private static FlowDetails details(byte @Nullable [] value) {
        try {
            return value == null ? FlowDetails.NONE : EventJson.read(value, FlowDetails.class);
        } catch (UnreadableEventException notOurs) {
            return FlowDetails.ofUnreadable(FirstText.of(value, REQUEST_ID).orElse(null));
        }
    }

    private static Instant appendedAt(ConsumerRecord<?, ?> message) {
        return Instant.ofEpochMilli(message.timestamp());
    }
}
