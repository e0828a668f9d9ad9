package io.authflow.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.localkafka.LocalKafka;
import io.authflow.localkafka.LocalKafkaSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class BrokerCheckIT {
    @TempDir
    private Path directory;

    @Test
    void findsNothingAtTheLocalBroker() {
        List<String> findings = findings(LocalKafkaSettings.in(directory));

        assertThat(findings).isEmpty();
    }

    @Test
    void warnsOfABrokerThatMakesTopicsByItself() {
        List<String> findings =
                findings(LocalKafkaSettings.in(directory).withBrokerProperty("auto.create.topics.enable", "true"));

        assertThat(findings)
                .singleElement()
                .asString()
                .startsWith("Broker 1 has auto.create.topics.enable=true, the catalogue expects false: ");
    }

    @Test
    void theBrokerInComposeHasTheSettings() throws Exception {
        JsonNode compose = new YAMLMapper().readTree(Files.readString(Path.of("..", "..", "docker-compose.yml")));

        JsonNode environment = compose.path("services").path("broker").path("environment");

        Map<String, String> found = new TreeMap<>();
        TopicCatalogue.BROKER_CONFIG
                .keySet()
                .forEach(
                        name -> found.put(name, environment.path(variable(name)).asString("missing")));
        assertThat(found).isEqualTo(TopicCatalogue.BROKER_CONFIG);
    }

    private static List<String> findings(LocalKafkaSettings settings) {
        try (LocalKafka kafka = LocalKafka.start(settings);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return new BrokerCheck(admin).run();
        }
    }

    private static String variable(String name) {
        return "KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
