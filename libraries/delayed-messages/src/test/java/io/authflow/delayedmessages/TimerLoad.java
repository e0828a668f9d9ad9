package io.authflow.delayedmessages;

import io.authflow.delayedmessages.engine.TimerLedger;
import io.authflow.delayedmessages.settings.DelayedTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Keeps a number of timers pending. It schedules a new timer for each committed message of a fired one. */
final class TimerLoad implements AutoCloseable {
    private static final int SHORTEST_MILLIS = 500;

    private final TimerLedger ledger;
    private final DelayedTopics topics;
    private final int pending;
    private final int longestMillis;
    private final Random random;
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final CompletableFuture<Void> run;
    private volatile boolean refills = true;
    private volatile boolean runs = true;

    TimerLoad(
            TimerLedger ledger,
            String bootstrapServers,
            DelayedTopics topics,
            int pending,
            int longestMillis,
            Random random) {
        this.ledger = ledger;
        this.topics = topics;
        this.pending = pending;
        this.longestMillis = longestMillis;
        this.random = random;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "20"),
                new StringSerializer(),
                new StringSerializer());
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        this.run = CompletableFuture.runAsync(this::run);
    }

    /** Schedules no more timers, so that the pending ones fire. */
    void drain() {
        refills = false;
    }

    /** Throws if the load has failed. */
    void check() {
        if (run.isCompletedExceptionally()) {
            run.join();
        }
    }

    @Override
    public void close() {
        runs = false;
        run.join();
    }

    private void run() {
        try (producer;
                consumer) {
            List<TopicPartition> partitions = IntStream.range(0, RealScheduler.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topics.due(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (runs) {
                refill();
                consumer.poll(Duration.ofMillis(20)).forEach(this::judge);
            }
        }
    }

    private void refill() {
        while (refills && ledger.pending() < pending) {
            schedule(ledger.next());
        }
    }

    private void schedule(int number) {
        int delay = random.nextInt(SHORTEST_MILLIS, longestMillis);
        String topic = topics.inputs().get(number % topics.inputs().size());
        producer.send(new ProducerRecord<>(topic, "t" + number, String.valueOf(delay)), (appended, failure) -> {
            if (failure == null) {
                ledger.scheduled(number, appended.timestamp() + delay);
            }
        });
    }

    private void judge(ConsumerRecord<String, String> message) {
        ledger.fired(Integer.parseInt(message.key().substring(1)), message.partition(), message.timestamp());
    }
}
