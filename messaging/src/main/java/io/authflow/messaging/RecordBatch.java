package io.authflow.messaging;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.support.Acknowledgment;

/**
 * The records of one partition that one poll brought, untouched by any header mapper or message converter.
 *
 * @param records at least one record, in order of offset
 * @param acknowledgment to leave the tail of the batch in Kafka
 */
public record RecordBatch(List<ConsumerRecord<byte[], byte[]>> records, Acknowledgment acknowledgment) {
    public RecordBatch {
        records = List.copyOf(records);
    }

    /** Counts only: the values may hold secrets. */
    @Override
    public String toString() {
        return "RecordBatch[" + records.size() + " records]";
    }
}
