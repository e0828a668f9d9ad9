package io.authflow.logout.schedule;

import io.authflow.contracts.event.EventRecord;
import io.authflow.contracts.record.KafkaRecords;
import io.authflow.delayedmessages.message.InputMessage;
import io.authflow.delayedmessages.message.OutputMessage;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/** Converts the scheduler's messages to and from records. */
final class Records {

    private Records() {}

    static ConsumerRecord<byte[], byte[]> consumed(InputMessage message) {
        return new ConsumerRecord<>(
                message.topic(),
                message.partition(),
                message.offset(),
                message.timestamp().toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                message.key(),
                message.value(),
                message.headers(),
                Optional.empty());
    }

    static OutputMessage message(EventRecord event) {
        return new OutputMessage(KafkaRecords.key(event), event.value(), KafkaRecords.headers(event));
    }
}
