package io.authflow.messaging.testing.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.KafkaFuture;
import org.awaitility.Awaitility;

/** The one broker of this JVM's tests, in the chosen environment. It starts when a test first asks for it. */
public final class SharedBroker {
    /** Longer than the session time-out of a service that ended without leaving its group. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private SharedBroker() {}

    /**
     * Deletes all topics and groups of earlier tests.
     *
     * @return the {@code bootstrap.servers} of the broker
     */
    public static String emptied() {
        String bootstrapServers = Started.BROKER.bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Awaitility.await("all groups to end")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> withoutGroups(admin));
            join(admin.deleteTopics(join(admin.listTopics().names())).all());
        }
        return bootstrapServers;
    }

    /** Returns whether the broker has deleted all groups. It refuses to delete a group with members. */
    private static boolean withoutGroups(Admin admin) {
        Set<String> groups = join(admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .collect(Collectors.toSet());
        join(admin.deleteConsumerGroups(groups).all());
        return true;
    }

    private static <T> T join(KafkaFuture<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** Ends with the JVM. */
    private static final class Started {
        private static final KafkaBroker BROKER = start();

        private static KafkaBroker start() {
            KafkaBroker broker = Environment.chosen().start(newDirectory());
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "shared-broker-stop"));
            return broker;
        }

        private static Path newDirectory() {
            try {
                return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "broker-");
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The broker found no place for its data. It needs target to be writable.", e);
            }
        }
    }
}
