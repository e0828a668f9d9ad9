package io.authflow.e2e.fault.stage;

import static org.awaitility.Awaitility.await;

import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.messaging.testing.environment.FreePort;
import io.authflow.provisioning.TopicCreation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * A single broker in its own process, which is its own controller. Its data directory and port stay the same after a
 * restart.
 */
public final class BrokerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path directory;
    private final Path log;
    private final int port = FreePort.next();
    private OsProcess process;

    BrokerProcess(Path directory, Path log) {
        this.directory = directory;
        this.log = log;
        this.process = launch();
        awaitReady();
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    public int port() {
        return port;
    }

    public Path directory() {
        return directory;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}. */
    public void kill() {
        process.kill();
    }

    /** Starts it again on its data, and waits until it answers. */
    public void restart() {
        process = launch();
        awaitReady();
    }

    public void freeze() {
        process.signal("STOP");
    }

    public void thaw() {
        process.signal("CONT");
    }

    /** Makes the topics of the catalogue that are missing. */
    public void createTopics(int partitions) {
        try (Admin admin = admin()) {
            new TopicCreation(admin).apply(TopicCatalogue.of(partitions, true), Optional.empty());
        }
    }

    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    @Override
    public void close() {
        process.kill();
    }

    private OsProcess launch() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return OsProcess.start(
                List.of(
                        OsProcess.java(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-Duser.timezone=UTC",
                        "-Dlogback.configurationFile=logback-broker.xml",
                        "-cp",
                        classPath,
                        BrokerMain.class.getName(),
                        directory.toString(),
                        String.valueOf(port)),
                Map.of(),
                log);
    }

    private void awaitReady() {
        try (Admin admin = admin()) {
            await("broker").atMost(PATIENCE).until(() -> answers(admin));
        }
    }

    private boolean answers(Admin admin) throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The broker ended. Look at " + log);
        }
        try {
            return !admin.describeCluster().nodes().get(1, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return false;
        }
    }
}
