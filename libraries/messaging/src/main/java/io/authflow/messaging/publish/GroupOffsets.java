package io.authflow.messaging.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks the brokers for the committed offsets of a group, and for the first and last offsets of partitions. Each
 * question waits up to 20 s for the answer. Thread-safe.
 */
public final class GroupOffsets implements CommittedOffsets, AutoCloseable {
    private static final long WITHIN_SECONDS = 20;
    private static final int TOPICS_WITHIN_MILLIS = 2_000;

    private final Admin admin;
    private final String group;

    public GroupOffsets(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> read(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> all = await(admin.listConsumerGroupOffsets(
                        Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(partitions)),
                        new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata(group));
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(all);
        committed.values().removeIf(offset -> offset == null);
        return committed;
    }

    @Override
    public Set<String> withoutLeader(Set<String> topics) {
        return admin
                .describeTopics(topics, new DescribeTopicsOptions().timeoutMs(TOPICS_WITHIN_MILLIS))
                .topicNameValues()
                .entrySet()
                .stream()
                .filter(topic -> !hasLeaders(topic.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean hasLeaders(KafkaFuture<TopicDescription> topic) {
        try {
            return await(topic).partitions().stream()
                    .allMatch(partition ->
                            partition.leader() != null && !partition.leader().isEmpty());
        } catch (IllegalStateException cannotTell) {
            return false;
        }
    }

    /** Returns the offset of the oldest record that the partition still has. */
    public long begin(TopicPartition partition) {
        return offset(partition, OffsetSpec.earliest());
    }

    /** Returns the offset after the newest record, uncommitted records included. */
    public long end(TopicPartition partition) {
        return offset(partition, OffsetSpec.latest());
    }

    private long offset(TopicPartition partition, OffsetSpec which) {
        return await(admin.listOffsets(
                                Map.of(partition, which), new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                        .partitionResult(partition))
                .offset();
    }

    private <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "The offsets of the group " + group
                            + " cannot be read. The service asks again; check that the brokers"
                            + " answer and that this service may read the group.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The service is stopping.", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
