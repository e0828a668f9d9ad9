package io.authflow.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One step of a flow with bare Kafka clients. It gives the same guarantees as authflow. It reads committed records,
 * makes the calls of a batch in parallel, and publishes results and offsets in one transaction.
 */
final class BareHop implements Runnable, AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ExecutorService calls;
    private final Consumer<byte[]> call;
    private final String to;

    BareHop(String bootstrapServers, String id, String from, String to, ExecutorService calls, Consumer<byte[]> call) {
        this.to = to;
        this.calls = calls;
        this.call = call;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "group.id", "bare-" + from,
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "max.poll.records", "64"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "transactional.id",
                        "bare-" + id,
                        "transaction.timeout.ms",
                        "10000"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer.subscribe(List.of(from));
    }

    @Override
    public void run() {
        producer.initTransactions();
        try (producer;
                consumer) {
            while (!Thread.currentThread().isInterrupted()) {
                ConsumerRecords<byte[], byte[]> batch = consumer.poll(Duration.ofMillis(250));
                if (!batch.isEmpty()) {
                    hop(batch);
                }
            }
        } catch (WakeupException stopped) {
            // The consumer's wake-up ends the hop.
        } catch (Exception e) {
            throw new IllegalStateException("A bare hop failed.", e);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the commit fails if a record did
    private void hop(ConsumerRecords<byte[], byte[]> batch) throws Exception {
        List<Future<?>> pending = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> consumed : batch) {
            pending.add(calls.submit(() -> call.accept(consumed.value())));
        }
        for (Future<?> one : pending) {
            one.get();
        }
        producer.beginTransaction();
        for (ConsumerRecord<byte[], byte[]> consumed : batch) {
            producer.send(new ProducerRecord<>(to, consumed.key(), consumed.value()));
        }
        producer.sendOffsetsToTransaction(offsets(batch), consumer.groupMetadata());
        producer.commitTransaction();
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(ConsumerRecords<byte[], byte[]> batch) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : batch.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = batch.records(partition);
            offsets.put(
                    partition,
                    new OffsetAndMetadata(records.get(records.size() - 1).offset() + 1));
        }
        return offsets;
    }
}
