package io.authflow.messaging.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.authflow.contracts.event.EventRecord;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.messaging.testing.environment.SharedBroker;
import io.authflow.provisioning.TopicCreation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A broker with authflow's topics, and methods to write and read them. A topic has one partition unless the test asks
 * for more. Only one TestBroker exists at a time, because the next one empties the broker.
 */
public final class TestBroker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    private final String bootstrapServers = SharedBroker.emptied();
    private final KafkaProducer<byte[], byte[]> producer;

    public TestBroker() {
        this(1);
    }

    public TestBroker(int partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            new TopicCreation(admin).apply(TopicCatalogue.of(partitions, true), Optional.of((short) 1));
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public KafkaProducer<byte[], byte[]> producer() {
        return producer;
    }

    /**
     * Writes a record as any service does.
     *
     * @return the place of the record
     */
    public RecordMetadata publish(EventRecord eventRecord) {
        String key = eventRecord.key();
        ProducerRecord<byte[], byte[]> produced = new ProducerRecord<>(
                eventRecord.topic(), key == null ? null : key.getBytes(UTF_8), eventRecord.value());
        eventRecord.headers().forEach((name, value) -> produced.headers().add(name, value.getBytes(UTF_8)));
        return send(produced);
    }

    /** Writes a value as a plain producer does: without key and headers. */
    public RecordMetadata publish(String topic, String value) {
        return send(new ProducerRecord<>(topic, value.getBytes(UTF_8)));
    }

    /** Writes a value to a partition, as a client with a partitioner of its own does. */
    public RecordMetadata publish(String topic, int partition, String value) {
        return send(new ProducerRecord<>(topic, partition, null, value.getBytes(UTF_8)));
    }

    public RecordMetadata send(ProducerRecord<byte[], byte[]> produced) {
        try {
            return producer.send(produced).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker refused a record of the test", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test was interrupted", e);
        }
    }

    /** The first committed record of this key; waits for it. */
    public WireRecord await(String topic, String key) {
        return awaitAll(topic, key, 1).get(0);
    }

    /** Waits until there are this many committed records of this key, and returns them. */
    public List<WireRecord> awaitAll(String topic, String key, int count) {
        try {
            return Awaitility.await().atMost(PATIENCE).until(() -> find(topic, key), found -> found.size() >= count);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "There were not " + count + " of " + key + " on " + topic + ". What the broker holds: " + all(), e);
        }
    }

    /** The committed records of this key that are there now. */
    public List<WireRecord> find(String topic, String key) {
        return read(topic).stream().filter(found -> key.equals(found.key())).toList();
    }

    private String all() {
        return TopicCatalogue.of(1, true).topics().stream()
                .filter(topic -> topic.name().startsWith("auth."))
                .flatMap(topic -> read(topic.name()).stream())
                .map(found -> "\n" + found.topic() + " " + found.key() + " " + found.value())
                .collect(Collectors.joining());
    }

    /** Every committed record of the topic. */
    public List<WireRecord> read(String topic) {
        return read(topic, "read_committed").stream().map(WireRecord::of).toList();
    }

    /** Returns all records of the topic, as a consumer with this isolation level sees them. */
    public List<ConsumerRecord<byte[], byte[]>> read(String topic, String isolation) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers(), "isolation.level", isolation),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(found -> new TopicPartition(topic, found.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
