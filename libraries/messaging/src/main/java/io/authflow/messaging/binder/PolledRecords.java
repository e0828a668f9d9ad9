package io.authflow.messaging.binder;

import io.authflow.messaging.offset.ConsumerMembership;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The records that one poll returned. No header mapper or message converter has changed them.
 *
 * @param member the consumer that polled
 * @param records at least one record; the records of a partition are in the order of their offsets
 */
public record PolledRecords(ConsumerMembership member, List<ConsumerRecord<byte[], byte[]>> records) {
    public PolledRecords {
        records = List.copyOf(records);
    }

    /** Prints the number of records only, because values may hold secrets. */
    @Override
    public String toString() {
        return "PolledRecords[" + records.size() + " records]";
    }
}
