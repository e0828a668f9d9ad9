package io.authflow.e2e.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning, and keeps the records. */
public final class RawTopics implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<RawRecord> records = new ArrayList<>();

    private RawTopics(String bootstrapServers, Collection<String> topics, String isolation) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(RawTopics::partition)
                .toList());
        consumer.seekToBeginning(consumer.assignment());
    }

    /** What was committed to these topics. */
    public static RawTopics committed(String bootstrapServers, Collection<String> topics) {
        return new RawTopics(bootstrapServers, topics, "read_committed");
    }

    /** Whatever was written to any topic, Kafka's own included, committed or not. */
    public static RawTopics everything(String bootstrapServers) {
        return new RawTopics(bootstrapServers, allTopics(bootstrapServers), "read_uncommitted");
    }

    /** All records that were read before. */
    public synchronized List<RawRecord> known() {
        return List.copyOf(records);
    }

    /** All records up to now, in order within their partition. */
    public synchronized List<RawRecord> read() {
        ConsumerRecords<byte[], byte[]> more = consumer.poll(POLL);
        while (!more.isEmpty()) {
            more.forEach(one -> records.add(new RawRecord(one)));
            more = consumer.poll(Duration.ZERO);
        }
        return List.copyOf(records);
    }

    /** All records up to the ends that the topics have now. */
    public synchronized List<RawRecord> readToEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            read();
        }
        return List.copyOf(records);
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    private static Collection<String> allTopics(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }
}
