package io.authflow.messaging.publish;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What is published in one transaction.
 *
 * @param records results and journal entries, in this order
 * @param offsets by the member of the group that owns the partitions; at least one offset, and each metadata is unique
 */
public record Publication(
        List<ProducerRecord<byte[], byte[]>> records,
        Map<ConsumerGroupMetadata, Map<TopicPartition, OffsetAndMetadata>> offsets) {
    public Publication {
        records = List.copyOf(records);
        offsets = Map.copyOf(offsets);
    }

    /** Counts only: the values may hold secrets. */
    @Override
    public String toString() {
        return "Publication[" + records.size() + " records]";
    }
}
