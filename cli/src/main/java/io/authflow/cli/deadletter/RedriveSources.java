package io.authflow.cli.deadletter;

import io.authflow.contracts.event.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where the records behind dead letters still stand. */
public interface RedriveSources {
    /** @throws RedriveRefusedException with {@link RedriveRefusal#SOURCE_GONE} if there is no record at that place */
    ConsumerRecord<byte[], byte[]> at(DeadLetter letter) throws RedriveRefusedException;
}
