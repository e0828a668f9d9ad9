package io.authflow.delayedmessages;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.utils.Bytes;

/**
 * What a scheduler has pending, read from the changelog of its timers: whichever instance owns them, and even if none runs.
 * Payloads are passed over.
 *
 * @param earliest those that are due first, in that order
 * @param total how many are pending
 */
public record PendingTimers(List<Entry> earliest, long total) {
    /** The most that can be listed. */
    public static final int LIMIT_MAX = 1_000_000;

    private static final Comparator<Entry> BY_DUE =
            Comparator.comparing(Entry::dueAt).thenComparing(Entry::id);
    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * A timer that waits.
     *
     * @param dueAt when it is due
     * @param partition the partition of the inputs that it was scheduled through
     */
    public record Entry(Instant dueAt, String id, int partition) {}

    public PendingTimers {
        earliest = List.copyOf(earliest);
    }

    /**
     * Reads what was committed when this was called, partition by partition. With ids of 36 bytes, the heap holds 150
     * bytes for each timer that is pending in the largest partition, and 130 for each one listed.
     *
     * @param applicationId the scheduler's
     * @param clientProperties how to reach the broker, by Kafka's own names; it takes the right to read the changelog
     * @param limit how many to list, 1 to {@value #LIMIT_MAX}; all are counted
     * @param timeout for all of it
     * @throws UnfitTopicsException if the changelog does not exist, or is not a scheduler's
     * @throws TimeoutException if the time was too short
     * @throws org.apache.kafka.common.KafkaException if the broker refuses
     */
    public static PendingTimers read(
            String applicationId, Map<String, Object> clientProperties, int limit, Duration timeout) {
        Checks.notBlank(applicationId, "applicationId");
        Checks.range(limit, 1, LIMIT_MAX, "limit");
        try (Consumer<Bytes, byte[]> consumer = new KafkaConsumer<>(
                consumerProperties(clientProperties), new BytesDeserializer(), new ByteArrayDeserializer())) {
            return read(consumer, changelog(applicationId), limit, timeout);
        }
    }

    static PendingTimers read(Consumer<Bytes, byte[]> consumer, String changelog, int limit, Duration timeout) {
        return new Scan(consumer, changelog, limit, timeout).run();
    }

    static String changelog(String applicationId) {
        return TimerStores.changelogTopic(applicationId, TimerStores.BY_DUE);
    }

    private static Map<String, Object> consumerProperties(Map<String, Object> clientProperties) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
        return properties;
    }

    /** One reading of one changelog. */
    private static final class Scan {
        private final Consumer<Bytes, byte[]> consumer;
        private final String changelog;
        private final int limit;
        private final Duration timeout;
        private final long deadline;
        private final PriorityQueue<Entry> earliest = new PriorityQueue<>(BY_DUE.reversed());
        private long total;

        Scan(Consumer<Bytes, byte[]> consumer, String changelog, int limit, Duration timeout) {
            this.consumer = consumer;
            this.changelog = changelog;
            this.limit = limit;
            this.timeout = timeout;
            this.deadline = System.nanoTime() + timeout.toNanos();
        }

        PendingTimers run() {
            consumer.endOffsets(partitions(), left()).forEach(this::readPartition);
            List<Entry> sorted = new ArrayList<>(earliest);
            sorted.sort(BY_DUE);
            return new PendingTimers(sorted, total);
        }

        private List<TopicPartition> partitions() {
            List<TopicPartition> partitions = consumer.partitionsFor(changelog, left()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new UnfitTopicsException("Topic " + changelog + " does not exist, so no scheduler of that"
                        + " application id keeps timers there; check the id and the broker");
            }
            return partitions;
        }

        private void readPartition(TopicPartition partition, long end) {
            Map<Bytes, Long> pending = new HashMap<>();
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (consumer.position(partition, left()) < end) {
                consumer.poll(shorter(left(), POLL)).forEach(message -> take(message, pending));
            }
            total += pending.size();
            pending.forEach((key, dueAt) -> list(entry(key, dueAt, partition.partition())));
        }

        /** The last word on a key counts. */
        private static void take(ConsumerRecord<Bytes, byte[]> message, Map<Bytes, Long> pending) {
            if (message.value() == null) {
                pending.remove(message.key());
            } else if (message.key().get().length <= Long.BYTES || message.value().length < Long.BYTES) {
                throw new UnfitTopicsException("Topic " + message.topic() + " holds a record at partition "
                        + message.partition() + ", offset " + message.offset()
                        + " that is no timer, because something other than a scheduler of this version wrote it;"
                        + " use the version that the scheduler has");
            } else {
                pending.put(message.key(), ByteBuffer.wrap(message.value()).getLong());
            }
        }

        /** Keeps the first ones only: the last of the queue is its head. */
        private void list(Entry entry) {
            earliest.add(entry);
            if (earliest.size() > limit) {
                earliest.remove();
            }
        }

        private static Entry entry(Bytes key, long dueAt, int partition) {
            return new Entry(Instant.ofEpochMilli(dueAt), TimeKey.id(key), partition);
        }

        private Duration left() {
            long nanos = deadline - System.nanoTime();
            if (nanos <= 0) {
                throw new TimeoutException("The pending timers were not read within " + timeout.toMillis()
                        + " ms, because there are many or the broker is slow; give it more time");
            }
            return Duration.ofNanos(nanos);
        }

        private static Duration shorter(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }
    }
}
