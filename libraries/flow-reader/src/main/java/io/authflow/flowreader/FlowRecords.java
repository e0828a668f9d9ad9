package io.authflow.flowreader;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.FirstText;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.event.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
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
        return Optional.ofNullable(details.requestId())
                .or(() -> correlationId(message))
                .filter(RequestId::isValid)
                .map(requestId.value()::equals)
                .orElseGet(() -> isDerivedFrom(message));
    }

    /**
     * Whether check-service derives this request's id from the record's place, because the request has no id or an
     * invalid one.
     */
    private boolean isDerivedFrom(ConsumerRecord<byte[], byte[]> message) {
        return message.topic().equals(EventType.REQUESTED.topic())
                && RequestId.derive(message.topic(), message.partition(), message.offset(), appendedAt(message))
                        .equals(requestId);
    }

    private static Optional<String> correlationId(ConsumerRecord<?, ?> message) {
        Header header = message.headers().lastHeader(Headers.CORRELATION_ID);
        return Optional.ofNullable(
                header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8));
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
