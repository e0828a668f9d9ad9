package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in Kafka, whichever client writes it.
 *
 * @param topic the topic, which is the type of the event too
 * @param key the request id, or the user reference on the routing topics; null for a dead letter of no known request
 * @param headers the envelope
 * @param value the event as JSON
 */
public record EventRecord(String topic, @Nullable String key, Map<String, String> headers, byte[] value) {

    /** @throws NullPointerException if the event is keyed by the user and the envelope names none */
    public static EventRecord of(Event event, Envelope envelope) {
        return new EventRecord(
                event.type().topic(), key(event, envelope.subject()), Headers.of(envelope), EventJson.write(event));
    }

    public static EventRecord of(DeadLetter deadLetter, Envelope envelope) {
        RequestId requestId = deadLetter.requestId();
        return new EventRecord(
                envelope.type(),
                requestId == null ? null : requestId.value(),
                Headers.of(envelope),
                EventJson.write(deadLetter));
    }

    /** Names topic and key only. */
    @Override
    public String toString() {
        return "EventRecord[topic=" + topic + ", key=" + key + "]";
    }

    private static String key(Event event, @Nullable UserRef subject) {
        return switch (event.type().key()) {
            case REQUEST_ID -> event.requestId().value();
            case USER_REF ->
                Objects.requireNonNull(subject, "this event is keyed by its user")
                        .value();
        };
    }
}
