package io.authflow.messaging.journal;

import io.authflow.boundedconsumer.BoundedConsumer;
import io.authflow.boundedconsumer.RecordBounds;
import io.authflow.contracts.topic.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a journal from its topic, up to the end that the topic has at the start of the reading. Waits for the open
 * transactions of an earlier owner: its offsets may become visible before its entries.
 */
public final class KafkaJournalReader implements JournalReader {
    private static final Duration POLL = Duration.ofMillis(100);
    /** An entry and, at worst, a commit marker of its own. Usually the entries of one transaction share a marker. */
    private static final int OFFSETS_PER_ENTRY = 2;

    private static final int POLL_MAX = 10_000;
    private static final int FETCH_BYTES = 4 * 1_048_576;

    private static final RecordBounds BOUNDS = RecordBounds.ofRecord(TopicCatalogue.RECORD_BYTES_MAX);

    private final String topic;
    private final Map<String, Object> client;
    private final ToLongFunction<TopicPartition> ends;
    private final int entriesMax;
    private final Duration patience;

    /**
     * Makes a reader of one journal.
     *
     * @param client the settings that a client needs to reach the brokers
     * @param ends returns the offset after the newest record of a partition, uncommitted records included
     * @param entriesMax how many of the newest entries of a partition are read, at most
     * @param patience how long one reading may take, above zero
     */
    public KafkaJournalReader(
            String topic,
            Map<String, Object> client,
            ToLongFunction<TopicPartition> ends,
            int entriesMax,
            Duration patience) {
        this.topic = topic;
        this.client = bounded(client, patience);
        this.ends = ends;
        this.entriesMax = entriesMax;
        this.patience = patience;
    }

    @Override
    public long read(int partition, long from, Consumer<JournalEntry> entries) {
        TopicPartition journal = new TopicPartition(topic, partition);
        long deadline = System.nanoTime() + patience.toNanos();
        long end = ends.applyAsLong(journal);
        if (end <= from) {
            return end;
        }
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumer())) {
            BoundedConsumer.bound(consumer, BOUNDS);
            consumer.assign(List.of(journal));
            long begin =
                    consumer.beginningOffsets(List.of(journal), left(deadline)).getOrDefault(journal, 0L);
            long newest = Math.max(begin, end - (long) entriesMax * OFFSETS_PER_ENTRY);
            consumer.seek(journal, Math.max(from, newest));
            read(consumer, journal, end, deadline, entries);
            return end;
        }
    }

    private void read(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition journal,
            long end,
            long deadline,
            Consumer<JournalEntry> entries) {
        while (consumer.position(journal) < end) {
            if (System.nanoTime() - deadline > 0) {
                throw unreadable(journal);
            }
            for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
                tell(entry, entries);
            }
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    private static void tell(ConsumerRecord<byte[], byte[]> entry, Consumer<JournalEntry> entries) {
        JournalRecord.read(entry.key(), entry.value(), entry.headers(), entry.timestamp())
                .ifPresent(entries);
    }

    private static Map<String, Object> bounded(Map<String, Object> client, Duration patience) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        return config;
    }

    private Map<String, Object> consumer() {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // entries are small: read them all in few polls and few fetches
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_MAX);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }

    private IllegalStateException unreadable(TopicPartition journal) {
        return new IllegalStateException("The journal " + journal + " could not be read within " + patience
                + ", so nothing is taken from its partition for now. It is tried again; check that the topic exists, and"
                + " that this service may read it.");
    }
}
