package io.authflow.benchmarks.scheduler;

import io.authflow.localkafka.LocalKafka;
import io.authflow.localkafka.LocalKafkaSettings;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Runs a broker in its own process. The one argument is its data directory. It answers each question with its address.
 */
final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        try (LocalKafka kafka = LocalKafka.start(LocalKafkaSettings.in(Path.of(arguments[0])))) {
            Answers.give(question -> kafka.bootstrapServers());
        }
        System.exit(0);
    }
}
