package io.authflow.messaging.testing.environment;

import io.authflow.localkafka.LocalKafka;
import io.authflow.localkafka.LocalKafkaSettings;
import java.nio.file.Path;

/** A broker in this JVM. Its data directory survives a restart. */
final class InProcessBroker implements KafkaBroker {
    private final Path directory;
    private LocalKafka kafka;

    InProcessBroker(Path directory) {
        this.directory = directory;
        this.kafka = LocalKafka.start(LocalKafkaSettings.in(directory));
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public void restart() {
        kafka.close();
        kafka = LocalKafka.start(LocalKafkaSettings.in(directory).withPort(kafka.port()));
    }

    @Override
    public void close() {
        kafka.close();
    }
}
