package io.authflow.delayedmessages.start;

import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import io.authflow.delayedmessages.settings.UnfitTopicsException;
import io.authflow.delayedmessages.store.PartitionSummary;
import io.authflow.delayedmessages.store.TimerStores;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads from the changelog of the {@link PartitionSummary} on how many partitions timers were scheduled so far. */
final class RecordedPartitions {
    private static final Duration POLL = Duration.ofMillis(200);

    private final DelayedMessagesSettings settings;

    RecordedPartitions(DelayedMessagesSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns the count of the first mark, because all marks have the same count. Empty if no timer was ever scheduled.
     */
    Optional<Integer> read(int partitions) {
        String changelog = TimerStores.changelogTopic(settings.applicationId(), TimerStores.MARKS);
        List<TopicPartition> assigned = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(changelog, partition))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(assigned);
            consumer.seekToBeginning(assigned);
            Duration timeout = settings.engine().topicCheckTimeout();
            return firstMark(consumer, consumer.endOffsets(assigned, timeout), timeout);
        } catch (KafkaException failure) {
            throw new UnfitTopicsException(
                    "Nothing can be read of topic " + changelog + ", because of "
                            + failure.getClass().getSimpleName()
                            + "; check that the broker is reachable and that Read on the topic is granted",
                    failure);
        }
    }

    /** @throws TimeoutException if the marks are not read in time, for example because the broker makes no progress */
    static Optional<Integer> firstMark(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey(), left(deadline)) < end.getValue())) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> mark : polled) {
                if (mark.value() != null) {
                    return Optional.of(PartitionSummary.decode(mark.value()).partitions());
                }
            }
        }
        return Optional.empty();
    }

    private static Duration left(long deadline) {
        long nanos = deadline - System.nanoTime();
        if (nanos <= 0) {
            throw new TimeoutException("The broker answers, but the marks were not read in time");
        }
        return Duration.ofNanos(nanos);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Properties properties = new Properties();
        properties.putAll(settings.kafkaProperties());
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
