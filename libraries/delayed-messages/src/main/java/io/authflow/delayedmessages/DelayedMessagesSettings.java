package io.authflow.delayedmessages;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Everything a scheduler needs to know, checked when it is made.
 *
 * @param applicationId consumer group, prefix of the transactional ids and of the changelog topics
 * @param bootstrapServers host:port list
 * @param stateDirectory of this instance alone; a copy, losing it costs a restore from the changelog
 * @param kafkaProperties further client properties, such as TLS and SASL; the exactly-once properties cannot be overridden
 */
public record DelayedMessagesSettings(
        String applicationId,
        String bootstrapServers,
        Path stateDirectory,
        DelayedTopics topics,
        Pacing pacing,
        EngineSettings engine,
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
                EngineSettings.defaults(),
                Map.of());
    }

    public DelayedMessagesSettings withPacing(Pacing value) {
        return new DelayedMessagesSettings(
                applicationId, bootstrapServers, stateDirectory, topics, value, engine, kafkaProperties);
    }

    public DelayedMessagesSettings withEngine(EngineSettings value) {
        return new DelayedMessagesSettings(
                applicationId, bootstrapServers, stateDirectory, topics, pacing, value, kafkaProperties);
    }

    public DelayedMessagesSettings withKafkaProperties(Map<String, String> value) {
        return new DelayedMessagesSettings(
                applicationId, bootstrapServers, stateDirectory, topics, pacing, engine, value);
    }

    /**
     * Makes the instance a static member of its group: killed and started again under this id, on its own state directory, it
     * has its partitions back at once instead of after the session timeout of 6 s. No two instances may have one id.
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
