package io.authflow.e2e.wire;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Notes when a plain consumer receives each record that is committed to a topic from now on. */
public final class Arrivals implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Map<String, Long> at = new ConcurrentHashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread reader = new Thread(this::read, "arrivals");

    public Arrivals(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList());
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
        reader.start();
    }

    /** {@link System#nanoTime()} of the first record of each flow, by request id. */
    public Map<String, Long> at() {
        return Map.copyOf(at);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> one : consumer.poll(POLL)) {
                    note(new RawRecord(one), System.nanoTime());
                }
            }
        } catch (WakeupException e) {
            // closed
        }
    }

    private void note(RawRecord one, long now) {
        one.header("ce_correlationid").ifPresent(requestId -> at.putIfAbsent(requestId, now));
    }
}
