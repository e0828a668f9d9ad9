package io.authflow.messaging;

import io.authflow.contracts.event.Event;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells what a record is. Never throws for what a record holds. */
@FunctionalInterface
public interface RecordReader<E extends Event> {
    Reading<E> read(ConsumerRecord<byte[], byte[]> consumed);
}
