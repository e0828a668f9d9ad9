package io.authflow.contracts.topic;

import java.util.Map;

/**
 * A topic with its number of partitions and its configuration.
 *
 * @param name the name of the topic; for an event's topic, also the type of the event
 * @param partitions number of partitions, 1 or more
 * @param config topic-level configuration, by Kafka's own names
 * @see <a href="https://kafka.apache.org/42/configuration/topic-configs/">topic configuration</a>
 */
public record Topic(String name, int partitions, Map<String, String> config) {
    public Topic {
        if (partitions < 1) {
            throw new IllegalArgumentException("topic " + name + " needs 1 partition or more, not " + partitions);
        }
        config = Map.copyOf(config);
    }
}
