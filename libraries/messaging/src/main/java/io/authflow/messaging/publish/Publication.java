package io.authflow.messaging.publish;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The records and offsets of one transaction.
 *
 * @param records results and journal entries, in this order
 * @param offsets at least one offset, by the group member that owns the partition; each metadata is unique
 */
public record Publication(
        List<ProducerRecord<byte[], byte[]>> records,
        Map<ConsumerGroupMetadata, Map<TopicPartition, OffsetAndMetadata>> offsets) {
    public Publication {
        records = List.copyOf(records);
        offsets = Map.copyOf(offsets);
    }

    /** Prints the number of records only, because values may hold secrets. */
    @Override
    public String toString() {
        return "Publication[" + records.size() + " records]";
    }
}
