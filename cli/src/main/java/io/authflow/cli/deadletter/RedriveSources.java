package io.authflow.cli.deadletter;

import io.authflow.contracts.event.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Finds the original records of dead letters. */
public interface RedriveSources {
    /** @throws RedriveRefusedException with {@link RedriveRefusal#SOURCE_GONE} if the record no longer exists */
    ConsumerRecord<byte[], byte[]> at(DeadLetter letter) throws RedriveRefusedException;
}
