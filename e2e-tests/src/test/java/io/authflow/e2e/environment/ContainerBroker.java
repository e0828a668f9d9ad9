package io.authflow.e2e.environment;

import java.time.Duration;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Kafka's own image in a container. */
final class ContainerBroker implements TestBroker {
    private static final DockerImageName IMAGE = DockerImageName.parse("apache/kafka:4.2.1");
    /** Seconds on an idle machine; a loaded one is slow to start anything. */
    private static final Duration STARTUP_MAX = Duration.ofMinutes(3);

    private final KafkaContainer kafka = new KafkaContainer(IMAGE)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withStartupTimeout(STARTUP_MAX);

    ContainerBroker() {
        kafka.start();
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public boolean isInThisProcess() {
        return false;
    }

    @Override
    public void restart() {
        throw new UnsupportedOperationException(
                "A restarted container gets another port. Restart the broker in the environment "
                        + Environment.IN_PROCESS.word() + ".");
    }

    @Override
    public void close() {
        kafka.close();
    }
}
