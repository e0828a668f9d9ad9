package io.authflow.e2e.fault.oracle;

import io.authflow.boundedconsumer.BoundedConsumer;
import io.authflow.boundedconsumer.RecordBounds;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the committed records of the flow's topics all the time, also during broker faults, and keeps every record. */
public final class LiveTopics implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Set<String> TERMINAL = Set.of(Topics.LOGGED_OUT, Topics.FAILED);

    private final List<RawRecord> records = new ArrayList<>();
    private final Map<String, Integer> beginnings = new HashMap<>();
    /** Topics that were made again and are not yet read from their beginning. */
    private final Set<String> madeAgain = ConcurrentHashMap.newKeySet();

    private final Set<String> requested = ConcurrentHashMap.newKeySet();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread reader = new Thread(this::readAll, "live-topics");
    private volatile Instant lastEnd = Instant.now();
    private volatile boolean changed;
    private volatile boolean closed;

    public LiveTopics(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        2_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        BoundedConsumer.bound(consumer, RecordBounds.ofRecord(TopicCatalogue.RECORD_BYTES_MAX));
        consumer.assign(partitions());
        consumer.seekToBeginning(consumer.assignment());
        reader.setDaemon(true);
        reader.start();
    }

    /** All records up to now, in order within a partition. */
    public List<RawRecord> records() {
        synchronized (records) {
            return List.copyOf(records);
        }
    }

    /** Those of topics that exist still: not those of before {@link #forget}. */
    public List<RawRecord> current() {
        synchronized (records) {
            return IntStream.range(0, records.size())
                    .filter(n -> n >= beginnings.getOrDefault(records.get(n).topic(), 0))
                    .mapToObj(records::get)
                    .toList();
        }
    }

    /** These topics have been deleted: what is read of them from now on is of new ones with the same names. */
    public void forget(Collection<String> topics) {
        synchronized (records) {
            topics.forEach(topic -> beginnings.put(topic, records.size()));
        }
    }

    /** How many of the requests with such ids have begun and not ended. */
    public int inFlight(Predicate<String> requestIds) {
        return (int) requested.stream()
                .filter(id -> !ended.contains(id))
                .filter(requestIds)
                .count();
    }

    /** When the last terminal event was read. */
    public Instant lastEnd() {
        return lastEnd;
    }

    /** How many of these requests have no terminal event. */
    public int open(Collection<String> requestIds) {
        return (int) requestIds.stream().filter(id -> !ended.contains(id)).count();
    }

    /** Makes it look for partitions that are new, and start anew where a topic is. */
    public void topicsHaveChanged() {
        synchronized (records) {
            madeAgain.addAll(beginnings.keySet());
        }
        changed = true;
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll() {
        try (consumer) {
            while (!closed) {
                readMore();
            }
        } catch (WakeupException e) {
            // closed
        }
    }

    private void readMore() {
        try {
            if (changed) {
                changed = false;
                takeNewPartitions();
            }
            consumer.poll(POLL).forEach(this::note);
        } catch (RetriableException e) {
            changed = true;
        }
    }

    private void takeNewPartitions() {
        Set<TopicPartition> before = consumer.assignment();
        List<TopicPartition> now = partitions();
        Set<TopicPartition> added = new HashSet<>(now);
        added.removeAll(before);
        now.stream().filter(partition -> madeAgain.contains(partition.topic())).forEach(added::add);
        consumer.assign(now);
        if (!added.isEmpty()) { // an empty collection means all partitions
            consumer.seekToBeginning(added);
        }
        madeAgain.clear();
    }

    private List<TopicPartition> partitions() {
        return Topics.ALL.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private void note(ConsumerRecord<byte[], byte[]> one) {
        RawRecord raw = new RawRecord(one);
        synchronized (records) {
            records.add(raw);
        }
        if (raw.topic().equals(Topics.REQUESTED)) {
            raw.key().ifPresent(requested::add);
        } else if (TERMINAL.contains(raw.topic())) {
            raw.header("ce_correlationid").ifPresent(ended::add);
            lastEnd = Instant.now();
        }
    }
}
