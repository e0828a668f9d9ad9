package io.authflow.delayedmessages;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Hands a record without a timestamp on as one of 1970, which the processor rejects; the engine's own choices are to
 * die of it or to drop it.
 */
public final class InputTimestamps implements TimestampExtractor {
    static final Instant NONE = Instant.EPOCH;

    @Override
    public long extract(ConsumerRecord<Object, Object> message, long partitionTime) {
        return Math.max(message.timestamp(), NONE.toEpochMilli());
    }
}
