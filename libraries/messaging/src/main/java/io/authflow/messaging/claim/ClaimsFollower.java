package io.authflow.messaging.claim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the claims of all partitions until it is stopped. It begins with the oldest claims that the table can hold.
 * After a failure, it logs one warning, tries again each second, and continues where it stopped.
 */
final class ClaimsFollower implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ClaimsFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration ASK = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final String topic;
    private final ReadClaims claims;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private boolean isFailing;

    ClaimsFollower(String topic, ReadClaims claims, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.topic = topic;
        this.claims = claims;
        this.consumers = consumers;
    }

    /** Ends {@link #run}, without an interrupt: Kafka's consumer logs an error if an interrupted thread closes it. */
    void stop() {
        stopped.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public void run() {
        try {
            do {
                followUntilFailure();
            } while (!stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void followUntilFailure() {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            current = consumer;
            follow(consumer);
        } catch (WakeupException stopping) {
            // the loop of run ends
        } catch (RuntimeException failure) {
            failed(failure);
        } finally {
            current = null;
        }
    }

    private void failed(RuntimeException failure) {
        if (!isFailing) {
            isFailing = true;
            LOG.atWarn()
                    .addKeyValue("topic", topic)
                    .addKeyValue("exception", failure.getClass().getName())
                    .log(
                            "The claims of request ids cannot be read: check that the topic exists and that this service may read it."
                                    + " New requests wait until it can be read; the service tries again each second");
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        List<ClaimPartition> read = claims.begin(partitions.size());
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASK);
        seek(consumer, partitions, read, ends);
        while (stopped.getCount() > 0) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(claims.isLoaded() ? POLL : Duration.ofMillis(100));
            partitions.forEach(partition -> take(consumer, read.get(partition.partition()), partition, records));
            goesOn(ends, read);
        }
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        int count = consumer.partitionsFor(topic, ASK).size();
        if (count == 0) {
            throw new IllegalStateException("The topic " + topic + " does not exist. Make it with 'authflow topics'.");
        }
        return IntStream.range(0, count)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
    }

    private void seek(
            Consumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            List<ClaimPartition> read,
            Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, ASK);
        int size = claims.sizeOf(partitions.size());
        partitions.forEach(partition -> {
            long end = ends.getOrDefault(partition, 0L);
            long oldest = Math.max(begins.getOrDefault(partition, 0L), end - size);
            long position = read.get(partition.partition()).position();
            consumer.seek(partition, position > end ? oldest : Math.max(oldest, position));
        });
    }

    private static void take(
            Consumer<byte[], byte[]> consumer,
            ClaimPartition read,
            TopicPartition partition,
            ConsumerRecords<byte[], byte[]> records) {
        List<ClaimPartition.Written> claims = new ArrayList<>();
        records.records(partition)
                .forEach(record -> ClaimRecord.read(record.key(), record.value())
                        .map(claim -> new ClaimPartition.Written(claim, Instant.ofEpochMilli(record.timestamp())))
                        .ifPresent(claims::add));
        read.take(claims, consumer.position(partition, ASK));
    }

    private void goesOn(Map<TopicPartition, Long> ends, List<ClaimPartition> read) {
        boolean isAtEnd = ends.entrySet().stream()
                .allMatch(end -> read.get(end.getKey().partition()).position() >= end.getValue());
        if (isAtEnd && !claims.isLoaded()) {
            claims.loaded();
            LOG.atInfo()
                    .addKeyValue("topic", topic)
                    .addKeyValue("ids", claims.count())
                    .log("The claims of request ids are read");
        }
        if (isAtEnd && isFailing) {
            isFailing = false;
            LOG.atInfo().addKeyValue("topic", topic).log("The claims of request ids can be read again");
        }
    }
}
