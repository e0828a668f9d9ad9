package io.authflow.delayedmessages.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of a scheduler, checked at construction.
 *
 * @param applicationId the consumer group, and the prefix of the transactional ids and the changelog topics
 * @param bootstrapServers a list of host:port
 * @param stateDirectory used by this instance alone; a copy, so its loss costs a restore from the changelogs
 * @param kafkaProperties further client properties, such as TLS and SASL; cannot override the exactly-once properties
 */
public record DelayedMessagesSettings(
        String applicationId,
        String bootstrapServers,
        Path stateDirectory,
        DelayedTopics topics,
        Pacing pacing,
        StreamsSettings engine,
        Map<String, String> kafkaProperties) {

    public DelayedMessagesSettings {
        Checks.notBlank(applicationId, "applicationId");
        Checks.that(
                applicationId.matches("[a-zA-Z0-9._-]{1,150}"),
                "applicationId has characters or a length that a topic name cannot have, and the changelog topics are"
                        + " named after it; use up to 150 letters, digits, dots, dashes and underscores");
        Checks.notBlank(bootstrapServers, "bootstrapServers");
        kafkaProperties = Map.copyOf(kafkaProperties);
    }

    public DelayedMessagesSettings(
            String applicationId, String bootstrapServers, Path stateDirectory, DelayedTopics topics) {
        this(
                applicationId,
                bootstrapServers,
                stateDirectory,
                topics,
                Pacing.defaults(),
                StreamsSettings.defaults(),
                Map.of());
    }

    public DelayedMessagesSettings withPacing(Pacing value) {
        return new DelayedMessagesSettings(
                applicationId, bootstrapServers, stateDirectory, topics, value, engine, kafkaProperties);
    }

    public DelayedMessagesSettings withEngine(StreamsSettings value) {
        return new DelayedMessagesSettings(
                applicationId, bootstrapServers, stateDirectory, topics, pacing, value, kafkaProperties);
    }

    public DelayedMessagesSettings withKafkaProperties(Map<String, String> value) {
        return new DelayedMessagesSettings(
                applicationId, bootstrapServers, stateDirectory, topics, pacing, engine, value);
    }

    /**
     * Makes the instance a static member of its group. If it is killed and restarts under this id with its own state
     * directory, it gets its partitions back at once. Otherwise they wait for the session time-out of 6 s. No two
     * instances may have one id.
     *
     * @see <a href="https://cwiki.apache.org/confluence/display/KAFKA/KIP-345">KIP-345</a>
     */
    public DelayedMessagesSettings withInstanceId(String value) {
        Map<String, String> properties = new HashMap<>(kafkaProperties);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), value);
        return withKafkaProperties(properties);
    }

    /** Leaves out the client properties, which may hold passwords. */
    @Override
    public String toString() {
        return "DelayedMessagesSettings[applicationId=" + applicationId + ", bootstrapServers=" + bootstrapServers
                + ", stateDirectory=" + stateDirectory + ", topics=" + topics + ", pacing=" + pacing + ", engine="
                + engine + ", kafkaProperties=***]";
    }
}
