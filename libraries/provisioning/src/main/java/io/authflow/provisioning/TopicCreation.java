package io.authflow.provisioning;

import io.authflow.contracts.topic.Topic;
import io.authflow.contracts.topic.TopicCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics of the catalogue, and updates the configuration of topics that exist. */
public final class TopicCreation {
    private final Admin admin;
    private final Set<String> optional;
    private boolean isOptionalLeftOut;

    /** @param admin a client that may create and alter topics */
    public TopicCreation(Admin admin) {
        this(admin, TopicCatalogue.CONFIG_OF_NEWER_BROKERS);
    }

    /** @param optional names of configuration that a topic may lack if the broker does not know it */
    TopicCreation(Admin admin, Set<String> optional) {
        this.admin = admin;
        this.optional = Set.copyOf(optional);
    }

    /**
     * Creates the missing topics and updates the others. A repeated call does no harm.
     *
     * @param replicationFactor replicas of each topic; empty for the broker's default
     * @return the names of the topics that were created
     * @throws TopicCreationException if the broker refuses, or if a topic exists with another number of partitions.
     *     This method never changes that number, because timers and the order of a user's steps depend on the partition
     */
    public List<String> apply(TopicCatalogue catalogue, Optional<Short> replicationFactor) {
        return apply(catalogue.topics(), replicationFactor);
    }

    List<String> apply(List<Topic> topics, Optional<Short> replicationFactor) {
        List<String> created = new ArrayList<>();
        for (Topic topic : topics) {
            if (create(topic, replicationFactor)) {
                created.add(topic.name());
            } else {
                align(topic);
            }
        }
        return created;
    }

    /**
     * Returns the configuration that the topics lack because the broker does not know it, one sentence each. Call it
     * after {@link #apply}.
     */
    public List<String> findings() {
        return isOptionalLeftOut
                ? List.of("The broker does not know " + String.join(", ", new TreeSet<>(optional))
                        + ", so the topics were made without it. The services replace a record that is too large by a dead"
                        + " letter TOO_LARGE. With Kafka 4.2.2 or 4.4.0 the broker refuses such a record: repeat this after"
                        + " an upgrade.")
                : List.of();
    }

    private boolean create(Topic topic, Optional<Short> replicationFactor) {
        NewTopic newTopic =
                new NewTopic(topic.name(), Optional.of(topic.partitions()), replicationFactor).configs(config(topic));
        try {
            admin.createTopics(List.of(newTopic)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            if (leavesOutOptional(e)) {
                return create(topic, replicationFactor);
            }
            throw refused(topic, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void align(Topic topic) {
        try {
            TopicDescription description = admin.describeTopics(List.of(topic.name()))
                    .allTopicNames()
                    .get()
                    .get(topic.name());
            if (description == null || description.partitions().size() != topic.partitions()) {
                throw new TopicCreationException("Topic " + topic.name() + " has "
                        + (description == null ? 0 : description.partitions().size())
                        + " partitions, the catalogue says " + topic.partitions()
                        + ". The number of partitions cannot be changed under pending sessions: start with the number that"
                        + " the topic has, or with a fresh set of topics.");
            }
            alterConfig(topic);
        } catch (ExecutionException e) {
            if (leavesOutOptional(e)) {
                align(topic);
                return;
            }
            throw refused(topic, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void alterConfig(Topic topic) throws ExecutionException, InterruptedException {
        List<AlterConfigOp> operations = config(topic).entrySet().stream()
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        admin.incrementalAlterConfigs(Map.of(resource, operations)).all().get();
    }

    /**
     * Decides whether to try again without the optional configuration. If so, all later topics of this object go
     * without it too.
     */
    private boolean leavesOutOptional(ExecutionException refusal) {
        Throwable cause = refusal.getCause();
        boolean isAboutConfig = cause instanceof InvalidConfigurationException
                || cause instanceof PolicyViolationException
                || cause instanceof InvalidRequestException;
        if (isOptionalLeftOut || !isAboutConfig) {
            return false;
        }
        isOptionalLeftOut = true;
        return true;
    }

    private Map<String, String> config(Topic topic) {
        Map<String, String> config = new HashMap<>(topic.config());
        if (isOptionalLeftOut) {
            config.keySet().removeAll(optional);
        }
        return config;
    }

    private static TopicCreationException refused(Topic topic, ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new TopicCreationException(
                "Topic " + topic.name() + " could not be made or brought up to the catalogue: " + cause.getMessage()
                        + " When that is mended, repeat: topics that are made already stay as they are.",
                cause);
    }

    private static TopicCreationException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new TopicCreationException("Making the topics was interrupted; it is safe to repeat.", e);
    }
}
