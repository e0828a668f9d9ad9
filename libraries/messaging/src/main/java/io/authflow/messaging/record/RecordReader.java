package io.authflow.messaging.record;

import io.authflow.contracts.event.Event;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads a record of the input. Never throws because of a record's content: such a record is {@link Reading.Unreadable}
 * or {@link Reading.Refused}.
 */
@FunctionalInterface
public interface RecordReader<E extends Event> {
    Reading<E> read(ConsumerRecord<byte[], byte[]> consumed);
}
