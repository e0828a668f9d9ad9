package io.authflow.delayedmessages.message;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record of an input topic, as the application's reader sees it.
 *
 * @param key null if the record has none; also null at a timer's home, if the record was forwarded there and its key has
 *     more than 1,024 bytes
 * @param headers at a timer's home, if the record was forwarded there, only those that
 *     {@link io.authflow.delayedmessages.port.StrayLimits} names
 * @param timestamp the record's timestamp; the broker's append time if the topic has
 *     {@code message.timestamp.type=LogAppendTime}
 */
public record InputMessage(
        String topic,
        int partition,
        long offset,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers,
        Instant timestamp) {

    /** Prints the place, never the content. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
