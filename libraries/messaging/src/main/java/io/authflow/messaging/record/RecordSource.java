package io.authflow.messaging.record;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The place of a record in Kafka, and its append time.
 *
 * @param topic the record's topic
 * @param partition the record's partition
 * @param offset the record's offset
 * @param appendedAt the broker's append time
 */
public record RecordSource(String topic, int partition, long offset, Instant appendedAt) {
    public static RecordSource of(ConsumerRecord<?, ?> consumed) {
        return new RecordSource(
                consumed.topic(), consumed.partition(), consumed.offset(), Instant.ofEpochMilli(consumed.timestamp()));
    }
}
