package io.authflow.localrun;

import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.localkafka.LocalKafka;
import io.authflow.localkafka.LocalKafkaException;
import io.authflow.localkafka.LocalKafkaSettings;
import io.authflow.provisioning.TopicCreation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/**
 * The broker of a local run, with the topics of the catalogue. Starts a broker in this process, or uses an external
 * one.
 */
final class Broker implements AutoCloseable {
    private final @Nullable LocalKafka own;
    private final String bootstrapServers;

    private Broker(@Nullable LocalKafka own, String bootstrapServers) {
        this.own = own;
        this.bootstrapServers = bootstrapServers;
    }

    static Broker start(LocalRunSettings settings, Path directory) {
        String external = settings.bootstrapServers();
        Broker broker = external == null ? own(settings.kafkaPort(), directory) : new Broker(null, external);
        try {
            broker.createTopics(settings.partitions());
            return broker;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    private static Broker own(int port, Path directory) {
        try {
            LocalKafka kafka = LocalKafka.start(LocalKafkaSettings.in(directory).withPort(port));
            return new Broker(kafka, kafka.bootstrapServers());
        } catch (LocalKafkaException e) {
            throw new LaunchException(String.valueOf(e.getMessage()), e);
        }
    }

    private void createTopics(int partitions) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            new TopicCreation(admin).apply(TopicCatalogue.of(partitions, true), Optional.empty());
        }
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
