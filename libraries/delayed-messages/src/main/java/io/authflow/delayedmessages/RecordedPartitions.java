package io.authflow.delayedmessages;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The number of partitions that the scheduler worked on so far, from its {@link Marks} in their changelog. */
final class RecordedPartitions {
    private static final Duration POLL = Duration.ofMillis(200);

    private final DelayedMessagesSettings settings;

    RecordedPartitions(DelayedMessagesSettings settings) {
        this.settings = settings;
    }

    /** Empty where no timer was ever scheduled. Any mark will do, since all have the same count. */
    Optional<Integer> read(int partitions) {
        String changelog = TimerStores.changelogTopic(settings.applicationId(), TimerStores.MARKS);
        List<TopicPartition> assigned = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(changelog, partition))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(assigned);
            consumer.seekToBeginning(assigned);
            return firstMark(
                    consumer, consumer.endOffsets(assigned, settings.engine().topicCheckTimeout()));
        } catch (KafkaException failure) {
            throw new UnfitTopicsException(
                    "Nothing can be read of topic " + changelog + ", because of "
                            + failure.getClass().getSimpleName()
                            + "; check that the broker is reachable and that Read on the topic is granted",
                    failure);
        }
    }

    private static Optional<Integer> firstMark(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> mark : polled) {
                if (mark.value() != null) {
                    return Optional.of(Marks.decode(mark.value()).partitions());
                }
            }
        }
        return Optional.empty();
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
