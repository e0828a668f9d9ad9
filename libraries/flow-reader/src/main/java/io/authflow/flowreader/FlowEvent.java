package io.authflow.flowreader;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.EventType;
import java.time.Instant;
import java.util.Optional;

/**
 * One record of a flow.
 *
 * @param requestId the request that the flow belongs to
 * @param topic which names the event's type
 * @param partition partition of the record
 * @param offset offset of the record
 * @param appendedAt append time of the record
 * @param details fields of the record that may be shown
 */
public record FlowEvent(
        RequestId requestId, String topic, int partition, long offset, Instant appendedAt, FlowDetails details) {
    /** Returns the event's type. Empty for a dead letter. */
    public Optional<EventType> type() {
        return EventType.ofTopic(topic);
    }

    public boolean isTerminal() {
        return type().filter(EventType::isTerminal).isPresent();
    }

    /** Whether this event opened the session. */
    public boolean opensSession() {
        return type().filter(type -> type == EventType.SIGNED_UP || type == EventType.LOGGED_IN)
                .isPresent();
    }
}
