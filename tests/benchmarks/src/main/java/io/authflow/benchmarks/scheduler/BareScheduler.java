package io.authflow.benchmarks.scheduler;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * One thread of bare clients that does the scheduler's work. It reads the same input and writes the same records, in
 * transactions of the same length. It holds its timers in memory only, so it loses them when it stops. Its speed is the
 * upper limit for the scheduler.
 */
final class BareScheduler implements Runnable, AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int LINGER_MILLIS = 5;
    private static final Headers NONE = new RecordHeaders();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Queue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::dueMillis));
    private final Queue<Fired> remembered = new ArrayDeque<>();
    private final long commitNanos;
    private final long memoryMillis;
    private final List<TopicPartition> partitions;
    private long begun;
    private boolean inTransaction;
    private volatile boolean runs = true;

    private record Timer(long dueMillis, int partition, byte[] id, byte[] payload) {}

    private record Fired(long forgetMillis, int partition, byte[] id) {}

    /** @param partitions of the input; only this thread reads them */
    BareScheduler(String bootstrapServers, List<TopicPartition> partitions, int commitMillis, int memorySeconds) {
        this.partitions = partitions;
        this.commitNanos = TimeUnit.MILLISECONDS.toNanos(commitMillis);
        this.memoryMillis = TimeUnit.SECONDS.toMillis(memorySeconds);
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "group.id", Topics.BARE,
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "max.poll.records", "1000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "transactional.id",
                        String.valueOf(partitions.get(0)),
                        "linger.ms",
                        LINGER_MILLIS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void run() {
        try (producer;
                consumer) {
            producer.initTransactions();
            consumer.assign(partitions);
            while (runs) {
                consumer.poll(POLL).forEach(this::schedule);
                long now = System.currentTimeMillis();
                fire(now);
                forget(now);
                commit();
            }
        }
    }

    @Override
    public void close() {
        runs = false;
    }

    private void schedule(ConsumerRecord<byte[], byte[]> input) {
        long due = input.timestamp() + TimerForm.delay(input.value());
        Timer timer = new Timer(due, input.partition(), input.key(), input.value());
        timers.add(timer);
        send(Topics.bareByDue(), timer.partition(), byDueKey(timer), withDue(timer), NONE);
        send(Topics.bareById(), timer.partition(), timer.id(), place(due), NONE);
    }

    private void fire(long now) {
        for (Timer timer = timers.peek(); timer != null && timer.dueMillis() <= now; timer = timers.peek()) {
            timers.remove();
            send(Topics.bareByDue(), timer.partition(), byDueKey(timer), null, NONE);
            send(
                    Topics.due(Topics.BARE),
                    timer.partition(),
                    timer.id(),
                    timer.payload(),
                    TimerForm.headers(timer.dueMillis()));
            remembered.add(new Fired(now + memoryMillis, timer.partition(), timer.id()));
        }
    }

    private void forget(long now) {
        for (Fired fired = remembered.peek(); fired != null && fired.forgetMillis() <= now; fired = remembered.peek()) {
            remembered.remove();
            send(Topics.bareById(), fired.partition(), fired.id(), null, NONE);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the commit fails if a record did
    private void send(String topic, int partition, byte[] key, byte @Nullable [] value, Headers headers) {
        if (!inTransaction) {
            producer.beginTransaction();
            inTransaction = true;
            begun = System.nanoTime();
        }
        producer.send(new ProducerRecord<>(topic, partition, key, value, headers));
    }

    private void commit() {
        if (inTransaction && System.nanoTime() - begun >= commitNanos) {
            producer.sendOffsetsToTransaction(positions(), consumer.groupMetadata());
            producer.commitTransaction();
            inTransaction = false;
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> positions() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (TopicPartition partition : partitions) {
            positions.put(partition, new OffsetAndMetadata(consumer.position(partition)));
        }
        return positions;
    }

    private static byte[] byDueKey(Timer timer) {
        return ByteBuffer.allocate(Long.BYTES + timer.id().length)
                .putLong(timer.dueMillis())
                .put(timer.id())
                .array();
    }

    private static byte[] withDue(Timer timer) {
        return ByteBuffer.allocate(Long.BYTES + timer.payload().length)
                .putLong(timer.dueMillis())
                .put(timer.payload())
                .array();
    }

    private static byte[] place(long due) {
        return ByteBuffer.allocate(Long.BYTES).putLong(due).array();
    }
}
