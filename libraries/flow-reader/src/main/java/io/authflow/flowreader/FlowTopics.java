package io.authflow.flowreader;

import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.topic.TopicCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topics and partitions from which a flow can be read.
 *
 * @param partitions partitions of all topics that this client may read
 * @param forbidden topics that this client may not read; their events cannot be shown
 */
record FlowTopics(List<TopicPartition> partitions, List<String> forbidden) {
    /** Returns the topics of a flow's events and dead letters. */
    static List<String> names() {
        return Stream.concat(
                        Arrays.stream(EventType.values()).map(EventType::topic),
                        TopicCatalogue.services().stream().map(DeadLetter::topicOf))
                .toList();
    }

    /** @throws FollowException if the broker can't be reached, or has none of the topics */
    static FlowTopics find(BrokerAccess broker) {
        List<TopicPartition> partitions = new ArrayList<>();
        List<String> forbidden = new ArrayList<>();
        for (var topic : describe(broker).entrySet()) {
            try {
                topic.getValue().get().partitions().stream()
                        .map(partition -> new TopicPartition(topic.getKey(), partition.partition()))
                        .forEach(partitions::add);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TopicAuthorizationException) {
                    forbidden.add(topic.getKey());
                } else if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw FollowException.unreachable(broker, e.getCause());
                }
            } catch (InterruptedException e) {
                throw FollowException.interrupted(e);
            }
        }
        if (partitions.isEmpty()) {
            throw FollowException.noTopics(broker, forbidden);
        }
        return new FlowTopics(List.copyOf(partitions), List.copyOf(forbidden));
    }

    /** Returns these topics without the given ones, which this client may not read. */
    FlowTopics without(Set<String> refused) {
        return new FlowTopics(
                partitions.stream()
                        .filter(partition -> !refused.contains(partition.topic()))
                        .toList(),
                names().stream()
                        .filter(name -> forbidden.contains(name) || refused.contains(name))
                        .toList());
    }

    private static Map<String, KafkaFuture<TopicDescription>> describe(BrokerAccess broker) {
        try (Admin admin = broker.admin()) {
            Map<String, KafkaFuture<TopicDescription>> answers =
                    new LinkedHashMap<>(admin.describeTopics(names()).topicNameValues());
            waitFor(answers);
            return answers;
        }
    }

    /** Waits for all answers; the caller judges them. Closing the client first would fail the requests under way. */
    private static void waitFor(Map<String, KafkaFuture<TopicDescription>> answers) {
        for (KafkaFuture<TopicDescription> answer : answers.values()) {
            try {
                answer.get();
            } catch (ExecutionException judgedLater) {
                // the next answer is waited for all the same
            } catch (InterruptedException e) {
                throw FollowException.interrupted(e);
            }
        }
    }
}
