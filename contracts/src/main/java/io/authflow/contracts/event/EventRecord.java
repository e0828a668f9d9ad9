package io.authflow.contracts.event;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event as a Kafka record, independent of the Kafka client that writes it.
 *
 * @param topic the topic, which is also the type of the event
 * @param key the request id, or the user ref on the routing topics; null for a dead letter without a request id
 * @param headers the envelope
 * @param value the event as JSON
 */
public record EventRecord(String topic, @Nullable String key, Map<String, String> headers, byte[] value) {

    /**
     * Makes the record of an event.
     *
     * @throws NullPointerException if the key is the user ref and the envelope has no subject
     */
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

    /** Shows the topic and the key, but neither headers nor value. */
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
