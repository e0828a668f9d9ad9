package io.authflow.contracts.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics of the catalogue, and brings the configuration of those that exist up to it. */
public final class TopicCreation {
    private final Admin admin;

    /** @param admin a client that may create and alter topics */
    public TopicCreation(Admin admin) {
        this.admin = admin;
    }

    /**
     * Makes what is missing. Safe to repeat.
     *
     * @param replicationFactor replicas of each topic; empty for the broker's default
     * @return the names of the topics that were made
     * @throws TopicCreationException if the broker refuses, or a topic exists with another number of partitions: timers and
     *     user order live by partition, so that is never changed behind a service's back
     */
    public List<String> apply(TopicCatalogue catalogue, Optional<Short> replicationFactor) {
        List<String> created = new ArrayList<>();
        for (Topic topic : catalogue.topics()) {
            if (create(topic, replicationFactor)) {
                created.add(topic.name());
            } else {
                align(topic);
            }
        }
        return created;
    }

    private boolean create(Topic topic, Optional<Short> replicationFactor) {
        NewTopic newTopic =
                new NewTopic(topic.name(), Optional.of(topic.partitions()), replicationFactor).configs(topic.config());
        try {
            admin.createTopics(List.of(newTopic)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
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
            throw refused(topic, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void alterConfig(Topic topic) throws ExecutionException, InterruptedException {
        List<AlterConfigOp> operations = topic.config().entrySet().stream()
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        admin.incrementalAlterConfigs(Map.of(resource, operations)).all().get();
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
