package io.authflow.messaging;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The place of a record.
 *
 * @param topic its topic
 * @param partition its partition
 * @param offset its offset
 * @param appendedAt the broker's append time
 */
public record RecordSource(String topic, int partition, long offset, Instant appendedAt) {
    public static RecordSource of(ConsumerRecord<?, ?> consumed) {
        return new RecordSource(
                consumed.topic(), consumed.partition(), consumed.offset(), Instant.ofEpochMilli(consumed.timestamp()));
    }
}
