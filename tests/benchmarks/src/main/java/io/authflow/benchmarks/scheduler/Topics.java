package io.authflow.benchmarks.scheduler;

import io.authflow.delayedmessages.DelayedMessages;
import io.authflow.delayedmessages.settings.DelayedTopics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The topics of the scheduler and of the bare clients. */
final class Topics {
    static final String APPLICATION = "scheduler";
    static final String BARE = "bare";
    static final int PARTITIONS = 6;

    private static final Map<String, String> APPEND_TIME = Map.of("message.timestamp.type", "LogAppendTime");
    private static final int BROKER = 1;

    private Topics() {}

    static DelayedTopics ofScheduler() {
        return new DelayedTopics(List.of(input(APPLICATION)), due(APPLICATION), APPLICATION + "-dead-letter");
    }

    static String input(String application) {
        return application + "-schedule";
    }

    static String due(String application) {
        return application + "-due";
    }

    static String bareByDue() {
        return BARE + "-by-due";
    }

    static String bareById() {
        return BARE + "-by-id";
    }

    static void create(String bootstrapServers) throws ExecutionException, InterruptedException {
        Stream<NewTopic> messages = Stream.of(
                        input(APPLICATION),
                        due(APPLICATION),
                        APPLICATION + "-dead-letter",
                        DelayedMessages.strayTopic(APPLICATION),
                        input(BARE),
                        due(BARE))
                .map(name -> topic(name, APPEND_TIME));
        Stream<NewTopic> changelogs = Stream.concat(
                        DelayedMessages.changelogTopics(APPLICATION).stream(), Stream.of(bareByDue(), bareById()))
                .map(name -> topic(name, DelayedMessages.changelogTopicConfig()));
        try (Admin admin = admin(bootstrapServers)) {
            admin.createTopics(Stream.concat(messages, changelogs).toList())
                    .all()
                    .get();
        }
    }

    /** Counts the records in the due topic and the changelogs, including transaction markers. */
    static long written(String bootstrapServers, String application) throws ExecutionException, InterruptedException {
        List<String> changelogs = application.equals(BARE)
                ? List.of(bareByDue(), bareById())
                : DelayedMessages.changelogTopics(application);
        Map<TopicPartition, OffsetSpec> ends = Stream.concat(changelogs.stream(), Stream.of(due(application)))
                .flatMap(topic ->
                        IntStream.range(0, PARTITIONS).mapToObj(partition -> new TopicPartition(topic, partition)))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        try (Admin admin = admin(bootstrapServers)) {
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                    .sum();
        }
    }

    /** Returns the size of the scheduler's changelogs on the broker, in bytes. */
    static long changelogBytes(String bootstrapServers) throws ExecutionException, InterruptedException {
        List<String> changelogs = DelayedMessages.changelogTopics(APPLICATION);
        try (Admin admin = admin(bootstrapServers)) {
            return admin.describeLogDirs(List.of(BROKER)).allDescriptions().get().values().stream()
                    .flatMap(directories -> directories.values().stream())
                    .mapToLong(directory -> bytes(directory, changelogs))
                    .sum();
        }
    }

    private static long bytes(LogDirDescription directory, List<String> topics) {
        return directory.replicaInfos().entrySet().stream()
                .filter(replica -> topics.contains(replica.getKey().topic()))
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }

    private static NewTopic topic(String name, Map<String, String> config) {
        return new NewTopic(name, PARTITIONS, (short) 1).configs(config);
    }

    private static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }
}
