package io.authflow.benchmarks;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.Password;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes requests, and takes the begin and end of each flow from the broker's append times. */
final class FlowLoad {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int OPENED = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String bootstrapServers;
    private final FlowTopics topics;
    private final Users users;
    private final int sessionSeconds;
    private final PasswordForm form;

    /** @param form how the requests carry their password; all requests are made before the first one is published */
    FlowLoad(String bootstrapServers, FlowTopics topics, Users users, int sessionSeconds, PasswordForm form) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.users = users;
        this.sessionSeconds = sessionSeconds;
        this.form = form;
    }

    /**
     * Publishes this many requests and waits until each flow has ended.
     *
     * @param perSecond requests per second; 0 for all at once
     */
    Measured run(int flows, int perSecond) {
        return run(0, flows, perSecond);
    }

    /** Publishes requests in the same way, starting with the given user number. */
    Measured run(int from, int flows, int perSecond) {
        List<KafkaConsumer<byte[], byte[]>> consumers =
                topics.all().stream().map(this::consumer).toList();
        try {
            Set<String> asked = publish(from, flows, perSecond);
            return measured(
                    consumers.stream().map(consumer -> times(consumer, asked)).toList(), flows);
        } finally {
            consumers.forEach(KafkaConsumer::close);
        }
    }

    /** Publishes one request without waiting for its flow. */
    void publish(int number) {
        publish(number, 1, 0);
    }

    /** @param recovery end of the outage, as {@link System#currentTimeMillis()} */
    OutageTimes throughOutage(int flows, int perSecond, CompletableFuture<Long> recovery) {
        try (KafkaConsumer<byte[], byte[]> loggedOut = consumer(topics.loggedOut())) {
            Set<String> asked = publish(0, flows, perSecond);
            Map<String, Long> times = times(loggedOut, asked);
            long recovered = recovery.join();
            long[] after = times.values().stream()
                    .mapToLong(time -> time - recovered)
                    .filter(millis -> millis >= 0)
                    .sorted()
                    .toArray();
            return new OutageTimes(flows, times.size(), after[0], after[after.length - 1]);
        }
    }

    /** Returns the ids of the requests. */
    private Set<String> publish(int from, int flows, int perSecond) {
        List<ProducerRecord<byte[], byte[]>> requests =
                IntStream.range(from, from + flows).mapToObj(this::request).toList();
        publish(requests, perSecond);
        return requests.stream()
                .map(request -> new String(request.key(), StandardCharsets.UTF_8))
                .collect(Collectors.toSet());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a lost request shows as a missing flow
    private void publish(List<ProducerRecord<byte[], byte[]>> requests, int perSecond) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            long start = System.nanoTime();
            for (int i = 0; i < requests.size(); i++) {
                if (perSecond > 0) {
                    pauseUntil(start + i * NANOS_PER_SECOND / perSecond);
                }
                producer.send(requests.get(i));
            }
        }
    }

    private ProducerRecord<byte[], byte[]> request(int number) {
        RequestId id = RequestId.create(Instant.now(), RandomGenerator.getDefault());
        String username = users.name(number);
        Password password = form.of(id, username, new Secret(users.password()));
        byte[] value = EventJson.writeRequest(new AuthRequested(id, username, password, sessionSeconds));
        return new ProducerRecord<>(topics.requested(), id.value().getBytes(StandardCharsets.UTF_8), value);
    }

    private Measured measured(List<Map<String, Long>> events, int flows) {
        int last = events.size() - 1;
        long[] begins =
                events.get(0).values().stream().mapToLong(Long::longValue).toArray();
        long[] ends =
                events.get(last).values().stream().mapToLong(Long::longValue).toArray();
        long millis = Arrays.stream(ends).max().orElseThrow()
                - Arrays.stream(begins).min().orElseThrow();
        List<Percentiles> hops = IntStream.range(0, last)
                .mapToObj(hop -> between(events, hop, hop + 1))
                .toList();
        return new Measured(flows, flows * 1000.0 / millis, hops, between(events, 0, last));
    }

    /**
     * Returns the time from one event to another, without the session. The session lies between the opening event and
     * {@code auth.logout-due.v1}.
     */
    private Percentiles between(List<Map<String, Long>> events, int from, int to) {
        long session = from <= OPENED && to > OPENED ? sessionSeconds * 1000L : 0;
        return Percentiles.of(events.get(from).entrySet().stream()
                .mapToLong(begin -> time(events.get(to), begin.getKey()) - begin.getValue() - session)
                .toArray());
    }

    private static long time(Map<String, Long> events, String requestId) {
        return Objects.requireNonNull(events.get(requestId), "each flow has each event");
    }

    /** Waits for one event of each flow, and returns their append times. Ignores flows of earlier rounds. */
    static Map<String, Long> times(Consumer<byte[], byte[]> consumer, Set<String> asked) {
        Map<String, Long> times = new HashMap<>();
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (times.size() < asked.size()) {
            if (Instant.now().isAfter(giveUp)) {
                throw new IllegalStateException("Only " + times.size() + " of " + asked.size() + " flows ended in "
                        + PATIENCE + ". Look at the log for what holds them.");
            }
            for (ConsumerRecord<byte[], byte[]> seen : consumer.poll(Duration.ofMillis(200))) {
                String requestId = EventJson.mapper()
                        .readTree(seen.value())
                        .get("requestId")
                        .asString();
                if (asked.contains(requestId)) {
                    times.put(requestId, seen.timestamp());
                }
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
