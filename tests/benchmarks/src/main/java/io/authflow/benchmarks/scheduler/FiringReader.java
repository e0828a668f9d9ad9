package io.authflow.benchmarks.scheduler;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads fired timers from the due topic with a read_committed consumer, and notes them in the book. */
final class FiringReader implements AutoCloseable {
    private final TimerBook book;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CompletableFuture<Void> run;
    private volatile boolean runs = true;

    FiringReader(TimerBook book, String bootstrapServers, String topic, int partitionCount) {
        this.book = book;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, partitionCount)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.run = CompletableFuture.runAsync(this::read).whenComplete(FiringReader::tell);
    }

    @Override
    public void close() {
        runs = false;
        run.join();
    }

    private void read() {
        try (consumer) {
            while (runs) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(100))) {
                    book.fired(
                            TimerForm.number(message.key()),
                            message.partition(),
                            message.timestamp(),
                            System.currentTimeMillis());
                }
            }
        }
    }

    private static void tell(@Nullable Void nothing, @Nullable Throwable failure) {
        if (failure != null) {
            System.out.println("Fired timers are no longer read, because of " + failure);
        }
    }
}
