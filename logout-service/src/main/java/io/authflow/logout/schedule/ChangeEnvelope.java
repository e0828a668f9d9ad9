package io.authflow.logout.schedule;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.EventId;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.Headers;
import io.authflow.delayedmessages.InputMessage;
import io.authflow.messaging.RecordHeaders;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the headers of a change say.
 *
 * @param id the client's {@code ce_id}; made of the record's place where there is none, or none that an answer could name
 * @param isIdUnfit whether there is one that an answer could not name
 */
record ChangeEnvelope(String id, boolean isIdUnfit, Map<String, String> headers) {
    /** What an answer calls the {@code ce_id}: its name in CloudEvents. */
    static final String ID_FIELD = "id";

    private static final Pattern NAMEABLE = Pattern.compile("[\\x21-\\x7e]{1,256}");

    static ChangeEnvelope of(InputMessage message) {
        Map<String, String> headers = RecordHeaders.read(Records.consumed(message));
        Optional<String> given = Optional.ofNullable(headers.get(Headers.ID));
        Optional<String> fit = given.filter(id -> NAMEABLE.matcher(id).matches());
        String id = fit.orElseGet(() -> EventId.ofChange(message.topic(), message.partition(), message.offset()));
        return new ChangeEnvelope(id, given.isPresent() && fit.isEmpty(), headers);
    }

    /** The envelope that the answer is made of. */
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
