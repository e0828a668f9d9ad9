package io.authflow.cli.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.authflow.provisioning.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A plain Kafka client of one principal, with the rights of this principal. */
public final class PrincipalClient {
    private static final Duration POLL = Duration.ofMillis(50);

    private final Map<String, Object> properties;

    public PrincipalClient(SecuredBroker broker, String principalPrefix, Principal principal) {
        properties = new HashMap<>(broker.client(principalPrefix + principal.principalName()));
        properties.put("isolation.level", "read_committed");
    }

    /** @return the offset of the record */
    public long send(String topic, @Nullable String key, @Nullable Integer partition, String value) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
            return producer.send(new ProducerRecord<>(topic, partition, keyBytes, value.getBytes(UTF_8)))
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker refused a record of the test", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test was interrupted", e);
        }
    }

    /** Whether the topic holds a record of that key. */
    public boolean finds(String topic, String key) {
        return count(topic, key) > 0;
    }

    /** How many records of that key the topic holds. */
    public long count(String topic, String key) {
        return read(topic).stream()
                .filter(found -> found.key() != null && key.equals(new String(found.key(), UTF_8)))
                .count();
    }

    /** All that the topic holds, committed. */
    public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }
}
