package io.authflow.cli.deadletter;

import io.authflow.contracts.event.DeadLetter;
import io.authflow.flowreader.BrokerAccess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads single records from Kafka by topic, partition and offset. */
public final class KafkaSources implements RedriveSources, AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final BrokerAccess broker;
    private final Consumer<byte[], byte[]> consumer;

    public KafkaSources(BrokerAccess broker) {
        this.broker = broker;
        this.consumer = broker.consumer();
    }

    @Override
    public ConsumerRecord<byte[], byte[]> at(DeadLetter letter) throws RedriveRefusedException {
        try {
            return find(new TopicPartition(letter.topic(), letter.partition()), letter.offset())
                    .orElseThrow(() -> new RedriveRefusedException(RedriveRefusal.SOURCE_GONE));
        } catch (KafkaException e) {
            throw DeadLetterException.of(broker, e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Optional<ConsumerRecord<byte[], byte[]>> find(TopicPartition partition, long offset) {
        boolean known = consumer.partitionsFor(partition.topic()).stream()
                .anyMatch(info -> info.partition() == partition.partition());
        return known && isKept(partition, offset) ? read(partition, offset) : Optional.empty();
    }

    private boolean isKept(TopicPartition partition, long offset) {
        List<TopicPartition> one = List.of(partition);
        return offset >= only(consumer.beginningOffsets(one)) && offset < only(consumer.endOffsets(one));
    }

    /** Reads the first record from this offset on. Empty if that record has another offset. */
    private Optional<ConsumerRecord<byte[], byte[]>> read(TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        ProgressTimeout left = new ProgressTimeout(broker.timeout());
        while (consumer.position(partition) <= offset) {
            ConsumerRecords<byte[], byte[]> some = consumer.poll(POLL);
            left.requireProgress(!some.isEmpty());
            if (!some.isEmpty()) {
                ConsumerRecord<byte[], byte[]> first = some.iterator().next();
                return first.offset() == offset ? Optional.of(first) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static long only(Map<TopicPartition, Long> offsets) {
        return offsets.values().iterator().next();
    }
}
