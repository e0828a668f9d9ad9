package io.authflow.messaging;

import io.authflow.messaging.engine.GroupMember;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The records that one poll brought, untouched by any header mapper or message converter.
 *
 * @param member the consumer that polled
 * @param records at least one record, those of a partition in order of offset
 */
public record RecordBatch(GroupMember member, List<ConsumerRecord<byte[], byte[]>> records) {
    public RecordBatch {
        records = List.copyOf(records);
    }

    /** Counts only: the values may hold secrets. */
    @Override
    public String toString() {
        return "RecordBatch[" + records.size() + " records]";
    }
}
