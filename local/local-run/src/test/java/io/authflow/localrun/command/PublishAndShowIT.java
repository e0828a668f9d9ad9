package io.authflow.localrun.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cli.testing.CommandRun;
import io.authflow.localrun.FlowService;
import io.authflow.localrun.LocalRun;
import io.authflow.localrun.LocalRunSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishAndShowIT {
    private static final String PASSWORD = "canary-password-42";
    private static final Pattern ID = Pattern.compile("\"requestId\":\"([0-9a-f-]{36})\"");

    @TempDir
    private static Path data;

    private static LocalRun run;

    @BeforeAll
    static void start() {
        run = LocalRun.start(LocalRunSettings.in(data).withPartitions(1));
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @Test
    void followsAFlowToItsLogout() {
        CommandRun published = publish("follow@example.com", PASSWORD, "--session", "1s", "--follow");

        assertThat(published.exitCode()).as(published.all()).isZero();
        assertThat(published.out())
                .containsSubsequence("auth.requested.v1", "auth.signed-up.v1", "auth.logged-out.v1", "=> logged out");
        assertThat(published.all()).doesNotContain(PASSWORD);
    }

    /** The one that stands in its documents. */
    @Test
    void takesTheInputFileOfTheWorkflowAsItIs(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("input.json"), """
                {"username": "user@example.com", "password": "userpassword123"}""");

        CommandRun published = CommandRun.of(args(
                new String[] {"publish", "--input", file.toString(), "--keys", keySet()},
                "--session",
                "1s",
                "--follow"));

        assertThat(published.exitCode()).as(published.all()).isZero();
        assertThat(published.out()).containsSubsequence("auth.signed-up.v1", "auth.logged-out.v1");
        assertThat(published.all()).doesNotContain("userpassword123");
    }

    @Test
    void tellsAFailedFlowByItsExitCode() {
        CommandRun published = publish("short@example.com", "short", "--session", "1s", "--follow", "--json");

        assertThat(published.exitCode()).as(published.all()).isEqualTo(3);
        assertThat(published.out().lines()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(published.out()).contains("\"step\":\"signup\"", "\"outcome\":\"failed\"");
    }

    @Test
    void showsAFlowThatWaitsForAServiceAndThenGoesOn() {
        run.stop(FlowService.SIGNUP);
        String id = idOf(publish("later@example.com", PASSWORD, "--session", "1s", "--json"));
        CommandRun waiting = show(id, "--follow", "--wait", "5s");
        run.start(FlowService.SIGNUP);

        CommandRun ended = show(id, "--follow");

        assertThat(waiting.exitCode()).as(waiting.all()).isEqualTo(4);
        assertThat(ended.exitCode()).as(ended.all()).isZero();
        assertThat(ended.out()).containsSubsequence("auth.requested.v1", "auth.signed-up.v1", "auth.logged-out.v1");
    }

    @Test
    void saysWhatHasExpired() throws Exception {
        String id = idOf(publish("expired@example.com", "short", "--session", "1s", "--json"));
        show(id, "--follow");
        deleteRecords("auth.user-not-found.v1");

        CommandRun shown = show(id);

        assertThat(shown.exitCode()).as(shown.all()).isEqualTo(3);
        assertThat(shown.out())
                .contains("auth.failed.v1", "Records of that time may have expired in: auth.user-not-found.v1");
    }

    @Test
    void saysThatARequestIsNotThere() {
        CommandRun shown = show("01a20342-8535-7392-942f-854e592c19f8");

        assertThat(shown.exitCode()).isEqualTo(5);
        assertThat(shown.err()).contains("No record of request 01a20342-8535-7392-942f-854e592c19f8 was found");
    }

    @Test
    void findsTheTopicsAsTheCatalogueSays() {
        CommandRun topics = CommandRun.of(
                "topics", "--bootstrap-server", run.bootstrapServers(), "--partitions", "1", "--plain-intake");

        assertThat(topics.exitCode()).as(topics.all()).isZero();
        assertThat(topics.out()).contains("0 of them new");
    }

    @Test
    void refusesTopicsWithAnotherNumberOfPartitions() {
        CommandRun topics = CommandRun.of("topics", "--bootstrap-server", run.bootstrapServers(), "--partitions", "2");

        assertThat(topics.exitCode()).isEqualTo(1);
        assertThat(topics.err()).contains("has 1 partitions, the catalogue says 2");
    }

    @Test
    void refusesAPortThatIsTaken(@TempDir Path other) {
        String port = run.bootstrapServers().replaceAll(".*:", "");

        CommandRun up = CommandRun.in(
                LocalAuthflow::commandLine,
                "up",
                "--data",
                other.toString(),
                "--kafka-port",
                port,
                "--cognito-port",
                "0");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.err()).contains("Kafka cannot listen on 127.0.0.1:" + port);
    }

    @Test
    void refusesDataThatAnotherRunUses() {
        CommandRun up = CommandRun.in(
                LocalAuthflow::commandLine,
                "up",
                "--data",
                data.toString(),
                "--fresh",
                "--kafka-port",
                "0",
                "--cognito-port",
                "0");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.err()).contains("A run is using " + data);
    }

    private static void deleteRecords(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", run.bootstrapServers()))) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(-1)))
                    .all()
                    .get();
        }
    }

    private static CommandRun publish(String user, String password, String... more) {
        return CommandRun.withInput(
                password + "\n",
                args(new String[] {"publish", "--user", user, "--password-stdin", "--keys", keySet()}, more));
    }

    private static String keySet() {
        return run.keySet().orElseThrow().toString();
    }

    private static CommandRun show(String id, String... more) {
        return CommandRun.of(args(new String[] {"show", id}, more));
    }

    private static String[] args(String[] command, String... more) {
        String[] all = Arrays.copyOf(command, command.length + more.length + 2);
        System.arraycopy(more, 0, all, command.length, more.length);
        all[all.length - 2] = "--bootstrap-server";
        all[all.length - 1] = run.bootstrapServers();
        return all;
    }

    private static String idOf(CommandRun published) {
        Matcher id = ID.matcher(published.out());
        assertThat(id.find()).as(published.all()).isTrue();
        return id.group(1);
    }
}
