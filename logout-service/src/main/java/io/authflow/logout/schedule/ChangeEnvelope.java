package io.authflow.logout.schedule;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.EventId;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.record.KafkaRecords;
import io.authflow.delayedmessages.message.InputMessage;
import java.util.Map;
import java.util.Optional;

/**
 * The headers of a session change.
 *
 * @param id the client's {@code ce_id}; if it is missing or not valid, an id that is derived from the record's place
 *     and append time
 * @param isIdUnfit whether the record has a {@code ce_id} that is not valid
 * @param headers all headers of the record
 */
record ChangeEnvelope(String id, boolean isIdUnfit, Map<String, String> headers) {
    /** The name of the {@code ce_id} in an answer, as in CloudEvents. */
    static final String ID_FIELD = "id";

    static ChangeEnvelope of(InputMessage message) {
        Map<String, String> headers = KafkaRecords.texts(message.headers());
        Optional<String> given = Optional.ofNullable(headers.get(Headers.ID));
        Optional<String> fit = given.filter(Headers::isId);
        String id = fit.orElseGet(
                () -> EventId.ofChange(message.topic(), message.partition(), message.offset(), message.timestamp()));
        return new ChangeEnvelope(id, given.isPresent() && fit.isEmpty(), headers);
    }

    /** Returns the envelope of the change, from which the envelope of the answer is made. */
    Envelope about(RequestId requestId, InputMessage message) {
        Envelope read =
                Headers.read(headers, EventType.SESSION_CHANGE_REQUESTED.topic(), requestId, message.timestamp());
        return new Envelope(
                id,
                read.source(),
                read.type(),
                read.time(),
                read.subject(),
                requestId,
                read.causationId(),
                read.traceparent());
    }
}
