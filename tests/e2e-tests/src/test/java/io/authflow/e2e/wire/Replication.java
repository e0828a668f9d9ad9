package io.authflow.e2e.wire;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;

/** Reads the replication of all topics, including Kafka's own. */
public final class Replication implements AutoCloseable {
    private final Admin admin;

    public Replication(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** The topics of which some partition has another number of replicas. */
    public List<String> withReplicasOtherThan(int replicas) {
        return describe(names()).stream()
                .filter(topic ->
                        partitions(topic).anyMatch(one -> one.replicas().size() != replicas))
                .map(TopicDescription::name)
                .toList();
    }

    /** The topics that take a record from another number of replicas on. */
    public List<String> withMinInSyncOtherThan(int replicas) {
        List<ConfigResource> topics = names().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> found =
                join(admin.describeConfigs(topics).all().toCompletionStage());
        return found.entrySet().stream()
                .filter(entry ->
                        !entry.getValue().get("min.insync.replicas").value().equals("" + replicas))
                .map(entry -> entry.getKey().name())
                .toList();
    }

    /** Whether every replica has all. */
    public boolean isComplete() {
        return describe(names()).stream()
                .flatMap(Replication::partitions)
                .allMatch(one -> one.isr().size() == one.replicas().size());
    }

    private Set<String> names() {
        return join(admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .toCompletionStage());
    }

    private Collection<TopicDescription> describe(Set<String> names) {
        return join(admin.describeTopics(names).allTopicNames().toCompletionStage())
                .values();
    }

    private static Stream<TopicPartitionInfo> partitions(TopicDescription topic) {
        return topic.partitions().stream();
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Override
    public void close() {
        admin.close();
    }
}
