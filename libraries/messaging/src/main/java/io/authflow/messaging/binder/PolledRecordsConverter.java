package io.authflow.messaging.binder;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.converter.BatchMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/**
 * Hands the records of a poll to the function unchanged. Spring's own converter maps headers differently depending on
 * the writer, and replaces tombstones.
 */
public final class PolledRecordsConverter implements BatchMessageConverter {

    @Override
    @SuppressWarnings("unchecked")
    public Message<?> toMessage(
            List<ConsumerRecord<?, ?>> records,
            @Nullable Acknowledgment acknowledgment,
            @Nullable Consumer<?, ?> consumer,
            Type payloadType) {
        List<ConsumerRecord<byte[], byte[]>> raw = records.stream()
                .map(record -> (ConsumerRecord<byte[], byte[]>) record)
                .toList();
        Consumer<?, ?> polled = Objects.requireNonNull(consumer, "the container hands on its consumer");
        return new GenericMessage<>(new PolledRecords(PacedConsumer.ofPoll(polled), raw));
    }

    @Override
    public List<ProducerRecord<?, ?>> fromMessage(Message<?> message, String defaultTopic) {
        throw new IllegalStateException("this converter only reads");
    }
}
