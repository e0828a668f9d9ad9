package io.authflow.delayedmessages.engine;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Gives a record without a timestamp the time 1970-01-01, which the processor rejects. Kafka Streams' own extractors
 * would stop the thread or drop the record.
 */
public final class InputTimestamps implements TimestampExtractor {
    static final Instant NONE = Instant.EPOCH;

    @Override
    public long extract(ConsumerRecord<Object, Object> message, long partitionTime) {
        return Math.max(message.timestamp(), NONE.toEpochMilli());
    }
}
