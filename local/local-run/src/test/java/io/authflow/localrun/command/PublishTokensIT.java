package io.authflow.localrun.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cli.testing.CommandRun;
import io.authflow.contracts.event.EventJson;
import io.authflow.localrun.LocalRun;
import io.authflow.localrun.LocalRunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Checks that passwords are published sealed, and that tokens come back sealed. */
class PublishTokensIT {
    private static final String PASSWORD = "canary-password-42";

    @TempDir
    private static Path data;

    private static LocalRun run;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        run = LocalRun.start(
                LocalRunSettings.in(data).withPartitions(1).withProperty("authflow.check.plain-intake", "false"));
        publish("known@example.com", "--follow");
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @Test
    void writesTheTokensToAFileOfTheirOwner() throws IOException {
        Path file = directory.resolve("tokens.json");

        CommandRun published = publish("known@example.com", "--follow", "--tokens", file.toString());

        assertThat(published.exitCode()).as(published.all()).isZero();
        JsonNode tokens = EventJson.mapper().readTree(Files.readString(file));
        assertThat(tokens.propertyNames())
                .containsExactlyInAnyOrder("accessToken", "idToken", "refreshToken", "expiresIn");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(published.all())
                .doesNotContain(tokens.get("accessToken").asString())
                .doesNotContain(tokens.get("refreshToken").asString());
        assertThat(values("auth.logged-in.v1"))
                .isNotEmpty()
                .noneMatch(value -> value.contains(tokens.get("accessToken").asString()));
    }

    @Test
    void writesNothingWhereNoTokensCome() {
        Path file = directory.resolve("tokens.json");

        CommandRun published = publish("new@example.com", "--follow", "--tokens", file.toString());

        assertThat(published.exitCode()).as(published.all()).isZero();
        assertThat(published.err()).contains("No tokens came, so the file of --tokens was not made");
        assertThat(file).doesNotExist();
    }

    @Test
    void writesOverNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("tokens.json"), "mine");

        CommandRun published = publish("known@example.com", "--follow", "--tokens", file.toString());

        assertThat(published.exitCode()).isEqualTo(1);
        assertThat(published.err()).contains("exists already");
        assertThat(file).hasContent("mine");
    }

    @Test
    void publishesThePasswordSealed() {
        publish("sealed@example.com");

        assertThat(values("auth.requested.v1"))
                .filteredOn(value -> value.contains("sealed@example.com"))
                .singleElement()
                .asString()
                .doesNotContain(PASSWORD);
    }

    @Test
    void publishesInClearOnlyWhereToldTo() {
        CommandRun published = publishWith("--plain", "plain@example.com", "--follow");

        assertThat(published.exitCode()).as(published.all()).isEqualTo(3);
        assertThat(published.out()).contains("PLAINTEXT_SECRET");
    }

    @Test
    void signsNobodyUpWhereOnlyALoginIsWanted() {
        CommandRun published = publish("unknown@example.com", "--intent", "login", "--follow");

        assertThat(published.exitCode()).as(published.all()).isEqualTo(3);
        assertThat(published.out()).contains("NOT_AUTHORIZED");
    }

    private static CommandRun publish(String user, String... more) {
        return publishWith("--keys=" + run.keySet().orElseThrow(), user, more);
    }

    private static CommandRun publishWith(String sealing, String user, String... more) {
        List<String> line = new ArrayList<>(List.of("publish", "--user", user, "--password-stdin", "--session", "1s"));
        line.addAll(List.of(sealing, "--bootstrap-server", run.bootstrapServers()));
        line.addAll(List.of(more));
        return CommandRun.withInput(PASSWORD + "\n", line.toArray(String[]::new));
    }

    private static List<String> values(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", run.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> values.add(message.value()));
            }
        }
        return values;
    }
}
