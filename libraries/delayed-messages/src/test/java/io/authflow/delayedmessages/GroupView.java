package io.authflow.delayedmessages;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;

/** Reads from the broker which member owns which partitions. */
final class GroupView implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Admin admin;
    private final String group;
    private final int partitions;

    GroupView(String bootstrapServers, String group, int partitions) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.group = group;
        this.partitions = partitions;
    }

    /** Returns the partitions of each of these members, by client id. Waits until they own all partitions. */
    Map<String, Set<Integer>> awaitOwners(List<String> clientIds) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> owners(clientIds),
                        owners -> owners.values().stream().mapToInt(Set::size).sum() == partitions);
    }

    private Map<String, Set<Integer>> owners(List<String> clientIds) throws ExecutionException, InterruptedException {
        ConsumerGroupDescription described =
                admin.describeConsumerGroups(List.of(group)).all().get().get(group);
        Map<String, Set<Integer>> owners = new HashMap<>();
        for (MemberDescription member : described.members()) {
            clientIds.stream()
                    .filter(clientId -> member.clientId().startsWith(clientId + "-"))
                    .forEach(clientId -> owners.computeIfAbsent(clientId, any -> new HashSet<>())
                            .addAll(partitionsOf(member)));
        }
        return owners;
    }

    private static List<Integer> partitionsOf(MemberDescription member) {
        return member.assignment().topicPartitions().stream()
                .map(TopicPartition::partition)
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        admin.close();
    }
}
