package io.authflow.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cli.testing.CommandRun;
import io.authflow.localkafka.LocalKafka;
import io.authflow.localkafka.LocalKafkaSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsCommandIT {
    @TempDir
    private Path directory;

    @Test
    void makesTheTopicsAndWarnsOfABrokerThatMakesOthers() {
        LocalKafkaSettings careless =
                LocalKafkaSettings.in(directory).withBrokerProperty("auto.create.topics.enable", "true");
        try (LocalKafka kafka = LocalKafka.start(careless)) {

            CommandRun made = CommandRun.of("topics", "--bootstrap-server", kafka.bootstrapServers());

            assertThat(made.exitCode()).as(made.all()).isZero();
            assertThat(made.out()).contains("made auth.requested.v1");
            assertThat(made.err()).startsWith("authflow: Broker 1 has auto.create.topics.enable=true");
        }
    }
}
