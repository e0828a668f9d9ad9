package io.authflow.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The wait between login and logout in the baseline, the flow of bare Kafka clients without authflow. It holds a queue in memory, and fires due timers in one
 * transaction per batch. Unlike the real scheduler, it loses all timers when it stops. So its time is a lower bound.
 */
final class BareTimer implements Runnable, AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final DelayQueue<Waiting> queue = new DelayQueue<>();
    private final String to;
    private final long sessionMillis;

    BareTimer(String bootstrapServers, String from, String to, int sessionSeconds) {
        this.to = to;
        this.sessionMillis = sessionSeconds * 1000L;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "group.id", "bare-timer",
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "bare-timer"),
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
                for (ConsumerRecord<byte[], byte[]> opened : consumer.poll(Duration.ofMillis(10))) {
                    queue.add(new Waiting(opened.timestamp() + sessionMillis, opened));
                }
                fire();
            }
        } catch (WakeupException stopped) {
            // The consumer's wake-up ends the timer.
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the commit fails if a record did
    private void fire() {
        List<Waiting> due = new ArrayList<>();
        if (queue.drainTo(due) > 0) {
            producer.beginTransaction();
            due.forEach(timer -> producer.send(new ProducerRecord<>(to, timer.opened.key(), timer.opened.value())));
            producer.commitTransaction();
        }
    }

    private record Waiting(long dueMillis, ConsumerRecord<byte[], byte[]> opened) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueMillis - System.currentTimeMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(dueMillis, ((Waiting) other).dueMillis);
        }
    }
}
