package io.authflow.delayedmessages;

import io.authflow.delayedmessages.engine.SeenMessages;
import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import io.authflow.delayedmessages.settings.DelayedTopics;
import io.authflow.delayedmessages.start.SchedulerTopology;
import io.authflow.localkafka.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** An application on a real broker: its topics, its inputs, and its messages as a read_committed consumer sees them. */
final class RealScheduler implements AutoCloseable {
    static final int PARTITIONS = 3;
    private static final Map<String, String> APPEND_TIME = Map.of("message.timestamp.type", "LogAppendTime");

    private final LocalKafka kafka;
    private final String name;
    private final DelayedTopics topics;
    private final KafkaProducer<String, String> producer;
    private final Map<String, SeenMessages> seen = new HashMap<>();

    public RealScheduler(LocalKafka kafka, String name) {
        this.kafka = kafka;
        this.name = name;
        this.topics = new DelayedTopics(
                List.of(name + "-signed-up", name + "-logged-in"),
                name + "-due",
                name + "-changed",
                name + "-dead-letter",
                List.of());
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer());
    }

    DelayedTopics topics() {
        return topics;
    }

    DelayedMessagesSettings settings(Path stateDirectory) {
        return new DelayedMessagesSettings(name, kafka.bootstrapServers(), stateDirectory, topics);
    }

    RealScheduler withTopics() {
        Stream.concat(topics.inputs().stream(), Stream.of(topics.due(), name + "-changed", topics.deadLetter()))
                .forEach(topic -> create(topic, PARTITIONS, APPEND_TIME));
        createChangelogs(PARTITIONS);
        return this;
    }

    void createChangelogs(int partitions) {
        DelayedMessages.changelogTopics(name)
                .forEach(topic -> create(topic, partitions, DelayedMessages.changelogTopicConfig()));
        create(DelayedMessages.strayTopic(name), partitions, DelayedMessages.strayTopicConfig());
    }

    void create(String topic, int partitions, Map<String, String> config) {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(config)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Topic " + topic + " was not created", e);
        }
    }

    /**
     * Adds partitions to all inputs, the topic of strays and the changelogs, as {@code kafka-topics.sh --alter} does.
     */
    void addPartitions(int total) {
        Map<String, NewPartitions> more = new HashMap<>();
        topics.inputs().forEach(topic -> more.put(topic, NewPartitions.increaseTo(total)));
        SchedulerTopology.internalTopics(name).forEach(topic -> more.put(topic, NewPartitions.increaseTo(total)));
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) kafka.bootstrapServers()))) {
            admin.createPartitions(more).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("No partitions were added", e);
        }
    }

    /** Schedules a timer through the input of this index. */
    void schedule(int input, String id, Duration delay) {
        send(input, id, String.valueOf(delay.toMillis()));
    }

    void send(int input, String key, String value) {
        producer.send(new ProducerRecord<>(topics.inputs().get(input), key, value));
    }

    /** Sends a record to this partition of the first input, whatever its key. */
    void send(int partition, @Nullable String key, String value, Iterable<Header> headers) {
        producer.send(new ProducerRecord<>(topics.inputs().get(0), partition, key, value, headers));
    }

    SeenMessages due() {
        return seen.computeIfAbsent(topics.due(), this::consumer);
    }

    SeenMessages changed() {
        return seen.computeIfAbsent(name + "-changed", this::consumer);
    }

    SeenMessages deadLetters() {
        return seen.computeIfAbsent(topics.deadLetter(), this::consumer);
    }

    private SeenMessages consumer(String topic) {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.assign(Stream.iterate(0, partition -> partition + 1)
                .limit(PARTITIONS)
                .map(partition -> new TopicPartition(topic, partition))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
        return new SeenMessages(consumer);
    }

    @Override
    public void close() {
        producer.close();
        seen.values().forEach(SeenMessages::close);
    }
}
