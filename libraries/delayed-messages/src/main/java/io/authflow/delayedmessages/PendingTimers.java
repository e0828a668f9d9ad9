package io.authflow.delayedmessages;

import io.authflow.delayedmessages.settings.Checks;
import io.authflow.delayedmessages.settings.UnfitTopicsException;
import io.authflow.delayedmessages.store.TimeKey;
import io.authflow.delayedmessages.store.TimerStores;
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
 * The pending timers of a scheduler, read from its changelog. This needs no running instance, and works for timers of
 * all instances. Payloads are not read.
 *
 * @param earliest the timers that are due first, in that order
 * @param total number of all pending timers
 */
public record PendingTimers(List<Entry> earliest, long total) {
    /** The most timers that can be listed. */
    public static final int LIMIT_MAX = 1_000_000;

    private static final Comparator<Entry> BY_DUE =
            Comparator.comparing(Entry::dueAt).thenComparing(Entry::id);
    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * A pending timer.
     *
     * @param dueAt the due time
     * @param partition the home partition of the timer
     */
    public record Entry(Instant dueAt, String id, int partition) {}

    public PendingTimers {
        earliest = List.copyOf(earliest);
    }

    /**
     * Reads the pending timers that were committed when this method was called, one partition after the other. With ids
     * of 36 bytes, the heap needs 150 bytes for each pending timer of the largest partition, and 130 for each listed
     * timer.
     *
     * @param applicationId the application id of the scheduler
     * @param clientProperties how to reach the broker, by Kafka's own names; the client needs the right to read the
     *     changelog
     * @param limit how many timers to list, 1 to {@value #LIMIT_MAX}; all are counted
     * @param timeout the time for the whole reading
     * @throws UnfitTopicsException if the changelog does not exist, or no scheduler wrote it
     * @throws TimeoutException if the timeout was too short
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

        /** The last record of a key counts. */
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

        /** Keeps the earliest timers only. The head of the queue is the latest timer. */
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
