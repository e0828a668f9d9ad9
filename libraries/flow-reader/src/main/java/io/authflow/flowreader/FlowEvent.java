package io.authflow.flowreader;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.EventType;
import java.time.Instant;
import java.util.Optional;

/**
 * One record of a flow.
 *
 * @param requestId the request that the flow answers
 * @param topic which names the event's type
 * @param partition where the record is
 * @param offset where the record is
 * @param appendedAt when the broker took the record
 * @param details what may be shown of it
 */
public record FlowEvent(
        RequestId requestId, String topic, int partition, long offset, Instant appendedAt, FlowDetails details) {
    /** The event's type; empty for a dead letter. */
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
