package io.authflow.benchmarks;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.Password;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes requests, and reads from the broker's append times when each flow began and ended. */
final class FlowLoad {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String bootstrapServers;
    private final FlowTopics topics;
    private final Users users;
    private final int sessionSeconds;

    FlowLoad(String bootstrapServers, FlowTopics topics, Users users, int sessionSeconds) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.users = users;
        this.sessionSeconds = sessionSeconds;
    }

    /**
     * Publishes that many requests and waits until each has ended.
     *
     * @param perSecond requests per second; 0 for all at once
     */
    Measured run(int flows, int perSecond) {
        try (KafkaConsumer<byte[], byte[]> ends = consumer(topics.loggedOut());
                KafkaConsumer<byte[], byte[]> begins = consumer(topics.requested())) {
            publish(flows, perSecond);
            return measured(times(begins, flows), times(ends, flows), flows);
        }
    }

    private void publish(int flows, int perSecond) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            long start = System.nanoTime();
            for (int i = 0; i < flows; i++) {
                if (perSecond > 0) {
                    pauseUntil(start + i * NANOS_PER_SECOND / perSecond);
                }
                producer.send(request(i));
            }
        }
    }

    private ProducerRecord<byte[], byte[]> request(int number) {
        RequestId id = RequestId.create(Instant.now(), RandomGenerator.getDefault());
        byte[] value = EventJson.writeRequest(new AuthRequested(
                id, users.name(number), new Password.Plain(new Secret(users.password())), sessionSeconds));
        return new ProducerRecord<>(topics.requested(), id.value().getBytes(StandardCharsets.UTF_8), value);
    }

    private Measured measured(Map<String, Long> begins, Map<String, Long> ends, int flows) {
        long[] active = begins.entrySet().stream()
                .mapToLong(begin -> ended(ends, begin.getKey()) - begin.getValue() - sessionSeconds * 1000L)
                .toArray();
        long first = begins.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        long last = ends.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        return new Measured(flows, flows * 1000.0 / (last - first), Percentiles.of(active));
    }

    private static long ended(Map<String, Long> ends, String requestId) {
        return Objects.requireNonNull(
                ends.get(requestId), "a flow ended that was not asked for, in place of one that was");
    }

    private static Map<String, Long> times(KafkaConsumer<byte[], byte[]> consumer, int flows) {
        Map<String, Long> times = new HashMap<>();
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (times.size() < flows) {
            if (Instant.now().isAfter(giveUp)) {
                throw new IllegalStateException("Only " + times.size() + " of " + flows + " flows ended in " + PATIENCE
                        + ". Look at the log for what holds them.");
            }
            for (ConsumerRecord<byte[], byte[]> seen : consumer.poll(Duration.ofMillis(200))) {
                times.put(new String(seen.key(), StandardCharsets.UTF_8), seen.timestamp());
            }
        }
        return times;
    }

    private KafkaConsumer<byte[], byte[]> consumer(String topic) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    private static void pauseUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
