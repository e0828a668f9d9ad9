package io.authflow.messaging.testing.environment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** A broker in a container, from Kafka's own image. */
final class ContainerBroker implements KafkaBroker {
    private static final DockerImageName IMAGE = DockerImageName.parse("apache/kafka:4.2.2");
    private static final int KAFKA_PORT = 9092;
    /** A start takes seconds on an idle machine, and longer on a loaded one. */
    private static final Duration STARTUP_MAX = Duration.ofMinutes(3);
    /** The container's shell does not pass signals on, so a longer wait gains nothing. */
    private static final int STOP_SECONDS = 1;

    private final KafkaContainer kafka = new KafkaContainer(IMAGE)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            // a killed producer's transaction blocks the next owner of its partitions until the broker checks
            .withEnv("KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "1000")
            .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "5")
            .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "5")
            .withStartupTimeout(STARTUP_MAX);

    ContainerBroker() {
        // A port that Docker chooses would change with a restart.
        kafka.setPortBindings(List.of(FreePort.next() + ":" + KAFKA_PORT));
        kafka.start();
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public void restart() {
        kafka.getDockerClient()
                .restartContainerCmd(kafka.getContainerId())
                .withTimeout(STOP_SECONDS)
                .exec();
        Awaitility.await("the restarted broker").atMost(STARTUP_MAX).until(this::answers);
    }

    private boolean answers() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            return admin.describeCluster()
                    .nodes()
                    .toCompletionStage()
                    .handle((nodes, failure) -> failure == null)
                    .toCompletableFuture()
                    .join();
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
