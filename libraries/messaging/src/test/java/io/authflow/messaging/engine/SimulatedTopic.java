package io.authflow.messaging.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.authflow.messaging.journal.JournalEntry;
import io.authflow.messaging.journal.JournalReader;
import io.authflow.messaging.journal.JournalRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;

/** The input topic of a service with its committed offsets and its journal, as the brokers keep them. */
final class SimulatedTopic implements JournalReader {
    final String name;
    final List<TopicPartition> partitions = new ArrayList<>();
    final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    /** The producers whose open transactions hold offsets of the partition. */
    final Map<TopicPartition, SimulatedProducer> open = new HashMap<>();

    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> logs = new HashMap<>();
    private final Map<Integer, List<JournalEntry>> journal = new HashMap<>();

    SimulatedTopic(String name, int partitions) {
        this.name = name;
        for (int i = 0; i < partitions; i++) {
            TopicPartition partition = new TopicPartition(name, i);
            this.partitions.add(partition);
            logs.put(partition, new ArrayList<>());
            journal.put(i, new ArrayList<>());
        }
    }

    List<ConsumerRecord<byte[], byte[]>> log(TopicPartition partition) {
        return logs.get(partition);
    }

    long end(TopicPartition partition) {
        return log(partition).size();
    }

    long committed(TopicPartition partition) {
        OffsetAndMetadata offset = committed.get(partition);
        return offset == null ? 0 : offset.offset();
    }

    /** Appends to the partition of the key. */
    ConsumerRecord<byte[], byte[]> append(String key, byte[] value, Headers headers, long millis) {
        TopicPartition partition = partitions.get(Math.floorMod(key.hashCode(), partitions.size()));
        ConsumerRecord<byte[], byte[]> appended = new ConsumerRecord<>(
                name,
                partition.partition(),
                end(partition),
                millis,
                TimestampType.LOG_APPEND_TIME,
                key.length(),
                value.length,
                key.getBytes(UTF_8),
                value,
                headers,
                Optional.empty());
        log(partition).add(appended);
        return appended;
    }

    void appendToJournal(ProducerRecord<byte[], byte[]> entry) {
        journal.get(entry.partition())
                .add(JournalRecord.read(entry.key(), entry.value(), entry.headers(), 0)
                        .orElseThrow());
    }

    @Override
    public long read(int partition, long from, Consumer<JournalEntry> taker) {
        List<JournalEntry> entries = journal.get(partition);
        entries.subList((int) from, entries.size()).forEach(taker);
        return entries.size();
    }
}
