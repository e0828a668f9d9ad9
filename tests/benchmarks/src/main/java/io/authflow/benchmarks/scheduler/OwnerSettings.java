package io.authflow.benchmarks.scheduler;

import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import io.authflow.delayedmessages.settings.Pacing;
import io.authflow.delayedmessages.settings.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings of a scheduler, as arguments for its own process.
 *
 * @param clientId name of the scheduler among the owners, and of its state directory
 * @param memorySeconds how long fired ids are remembered
 * @param staticMember whether the scheduler stays the same member of its group after a restart
 */
record OwnerSettings(
        String bootstrapServers,
        Path directory,
        String clientId,
        int threads,
        int standbys,
        int commitMillis,
        int memorySeconds,
        boolean staticMember) {
    private static final int SIX_HOURS = 6 * 3600;
    private static final int COMMIT_MILLIS = 100;

    static OwnerSettings of(String bootstrapServers, Path directory, int threads) {
        return new OwnerSettings(bootstrapServers, directory, "owner", threads, 0, COMMIT_MILLIS, SIX_HOURS, false);
    }

    OwnerSettings withClientId(String value) {
        return new OwnerSettings(
                bootstrapServers, directory, value, threads, standbys, commitMillis, memorySeconds, staticMember);
    }

    OwnerSettings withStandbys(int value) {
        return new OwnerSettings(
                bootstrapServers, directory, clientId, threads, value, commitMillis, memorySeconds, staticMember);
    }

    OwnerSettings withCommitMillis(int value) {
        return new OwnerSettings(
                bootstrapServers, directory, clientId, threads, standbys, value, memorySeconds, staticMember);
    }

    OwnerSettings withMemorySeconds(int value) {
        return new OwnerSettings(
                bootstrapServers, directory, clientId, threads, standbys, commitMillis, value, staticMember);
    }

    OwnerSettings withStaticMember(boolean value) {
        return new OwnerSettings(
                bootstrapServers, directory, clientId, threads, standbys, commitMillis, memorySeconds, value);
    }

    Path stateDirectory() {
        return directory.resolve(clientId);
    }

    List<String> toArguments() {
        return List.of(
                bootstrapServers,
                directory.toString(),
                clientId,
                String.valueOf(threads),
                String.valueOf(standbys),
                String.valueOf(commitMillis),
                String.valueOf(memorySeconds),
                String.valueOf(staticMember));
    }

    static OwnerSettings ofArguments(String[] arguments) {
        return new OwnerSettings(
                arguments[0],
                Path.of(arguments[1]),
                arguments[2],
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[5]),
                Integer.parseInt(arguments[6]),
                Boolean.parseBoolean(arguments[7]));
    }

    DelayedMessagesSettings toScheduler() {
        return new DelayedMessagesSettings(Topics.APPLICATION, bootstrapServers, stateDirectory(), Topics.ofScheduler())
                .withPacing(Pacing.defaults().withFiredIdMemory(Duration.ofSeconds(memorySeconds)))
                .withEngine(StreamsSettings.defaults()
                        .withStreamThreads(threads)
                        .withStandbyReplicas(standbys)
                        .withCommitInterval(Duration.ofMillis(commitMillis)))
                .withKafkaProperties(kafkaProperties());
    }

    private Map<String, String> kafkaProperties() {
        Map<String, String> properties = new HashMap<>(Map.of("client.id", clientId));
        if (staticMember) {
            properties.put("main.consumer.group.instance.id", clientId);
        }
        return properties;
    }
}
