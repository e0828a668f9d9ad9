package io.authflow.messaging.step;

import io.authflow.contracts.Progress;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.Event;

/**
 * An event with its envelope, as read from Kafka.
 *
 * @param progress how far earlier attempts at this record came. {@link Progress#UNCERTAIN} also means that another
 *     instance may have made an attempt and crashed
 */
public record InboundEvent<E extends Event>(E event, Envelope envelope, Progress progress) {

    /** An event without earlier attempts. */
    public InboundEvent(E event, Envelope envelope) {
        this(event, envelope, Progress.NONE);
    }
}
