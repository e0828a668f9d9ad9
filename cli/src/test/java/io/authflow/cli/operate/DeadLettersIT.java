package io.authflow.cli.operate;

import static io.authflow.cli.operate.DeadLetterStage.REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.cli.testing.CommandRun;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.event.DeadLetter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks the {@code dead-letters} commands on records in Kafka. No service runs. */
class DeadLettersIT {
    private static final String PASSWORD = "canary-password-42";

    private static DeadLetterStage stage;

    @BeforeAll
    static void start() {
        stage = new DeadLetterStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void listsEachRecordOnceThoughItHasTwoDeadLetters() throws Exception {
        RecordMetadata place = stage.publish(REQUESTED, "junk");
        String id = stage.deadLetter("check-service", place, FailureCode.MALFORMED);
        stage.deadLetter("check-service", place, FailureCode.MALFORMED);

        CommandRun listed = stage.run("list", "--service", "check-service", "--code", "MALFORMED");

        assertThat(listed.exitCode()).as(listed.all()).isZero();
        assertThat(listed.out().lines().filter(line -> line.contains(id))).hasSize(1);
        assertThat(listed.out()).contains("auth.requested.v1/0@").contains("1 dead letters");
    }

    @Test
    void filtersByTime() throws Exception {
        stage.deadLetter("signup-service", stage.publish("auth.user-not-found.v1", "junk"), FailureCode.UNPROCESSABLE);

        CommandRun listed = stage.run("list", "--service", "signup-service", "--since", "0ms", "--json");

        assertThat(listed.out()).isEqualToIgnoringNewLines("{\"total\":0,\"shown\":0,\"unreadable\":0}");
    }

    @Test
    void countsWhatItCannotRead() throws Exception {
        stage.publish(DeadLetter.topicOf("login-service"), "{\"code\":\"OF_A_LATER_RELEASE\"}");

        CommandRun listed = stage.run("list", "--code", "TOO_DEEP");

        assertThat(listed.exitCode()).as(listed.all()).isZero();
        assertThat(listed.out()).contains("1 records more that this release cannot read");
    }

    @Test
    void showsAllThatOneSays() throws Exception {
        RecordMetadata place = stage.publish("auth.user-found.v1", "{}");
        String id = stage.deadLetter("login-service", place, FailureCode.UNPROCESSABLE);

        CommandRun shown = stage.run("show", id);

        assertThat(shown.exitCode()).as(shown.all()).isZero();
        assertThat(shown.out())
                .contains(
                        id,
                        "login-service",
                        "UNPROCESSABLE",
                        "auth.user-found.v1/0@" + place.offset(),
                        "attempts",
                        "valueHash",
                        DeadLetterStage.TRACE);
    }

    @Test
    void saysThatThereIsNone() {
        CommandRun shown = stage.run("show", "00000000-0000-5000-8000-000000000000");
        CommandRun redriven = stage.run("redrive", "00000000-0000-5000-8000-000000000000");

        assertThat(shown.exitCode()).isEqualTo(5);
        assertThat(redriven.exitCode()).isEqualTo(5);
    }

    @Test
    void publishesARecordAnew() throws Exception {
        String old = UUID.randomUUID().toString();
        RecordMetadata place = stage.publish(REQUESTED, """
                {"requestId":"%s","username":"a@example.com","password":"%s"}""".formatted(old, PASSWORD));
        String id = stage.deadLetter("check-service", place, FailureCode.INTERNAL);

        CommandRun redriven = stage.run("redrive", id);

        assertThat(redriven.exitCode()).as(redriven.all()).isZero();
        assertThat(redriven.all()).contains("1 redriven, 0 refused").doesNotContain(PASSWORD);
        assertThat(stage.read(REQUESTED, place.offset() + 1))
                .singleElement()
                .asString()
                .contains("\"password\":\"" + PASSWORD + "\"", requestId(redriven))
                .doesNotContain(old);
    }

    @Test
    void publishesNothingInADryRun() throws Exception {
        RecordMetadata place = stage.publish(REQUESTED, "{\"username\":\"a\"}");
        String id = stage.deadLetter("check-service", place, FailureCode.INTERNAL);

        CommandRun dry = stage.run("redrive", "--dry-run", id);

        assertThat(dry.exitCode()).as(dry.all()).isZero();
        assertThat(dry.out()).startsWith("would redrive  " + id);
        assertThat(stage.read(REQUESTED, place.offset() + 1)).isEmpty();
    }

    @Test
    void saysThatTheLimitLeavesOutAnIdThatIsThere() throws Exception {
        String older = stage.deadLetter("check-service", stage.publish(REQUESTED, "{}"), FailureCode.INTERNAL);
        String newer = stage.deadLetter("check-service", stage.publish(REQUESTED, "{}"), FailureCode.INTERNAL);

        CommandRun redriven = stage.run("redrive", "--limit", "1", newer, older);

        assertThat(redriven.exitCode()).as(redriven.all()).isEqualTo(8);
        assertThat(redriven.out())
                .contains("redriven  " + older, "1 more are as asked for: repeat with a larger --limit")
                .doesNotContain("not found");
    }

    @Test
    void refusesWhatRetentionHasDeleted() throws Exception {
        RecordMetadata place = stage.publish("auth.signed-up.v1", "{\"username\":\"a\"}");
        String id = stage.deadLetter("logout-service", place, FailureCode.INTERNAL);
        stage.deleteUpTo(place);
        stage.publish("auth.signed-up.v1", "{\"username\":\"b\"}");

        CommandRun redriven = stage.run("redrive", "--json", id);

        assertThat(redriven.exitCode()).as(redriven.all()).isEqualTo(8);
        assertThat(redriven.out()).contains("\"reason\":\"SOURCE_GONE\"", "ask the requester to send it again");
    }

    /** With kill -9, in a process of its own. */
    @Test
    void losesNothingWhenItIsKilledHalfWayAndRunAgain() throws Exception {
        // one a second: whoever kills it has time enough
        List<String> users =
                IntStream.range(0, 60).mapToObj(number -> "user-" + number).toList();
        RecordMetadata last = null;
        for (String user : users) {
            last = stage.publish("auth.logout-due.v1", "{\"username\":\"" + user + "\"}");
            stage.deadLetter("logout-service", last, FailureCode.TOO_LARGE);
        }
        long from = last.offset() + 1;
        killAfterTheFirst(from, "redrive", "--code", "TOO_LARGE", "--rate", "1");
        List<String> before = stage.read("auth.logout-due.v1", from);

        CommandRun again = stage.run("redrive", "--code", "TOO_LARGE", "--rate", "1000");

        List<String> all = stage.read("auth.logout-due.v1", from);
        Set<String> distinct = new HashSet<>(all);
        assertThat(again.exitCode()).as(again.all()).isZero();
        assertThat(before).hasSizeBetween(1, users.size() - 1);
        assertThat(all).hasSize(before.size() + users.size());
        assertThat(distinct).hasSize(users.size()).containsAll(before);
    }

    private static void killAfterTheFirst(long from, String command, String... more) throws Exception {
        Process killed = start(stage.arguments(command, more));
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !stage.read("auth.logout-due.v1", from).isEmpty());
        } finally {
            killed.destroyForcibly().waitFor();
        }
    }

    private static Process start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.authflow.cli.Authflow"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String requestId(CommandRun redriven) {
        return redriven.out().lines().findFirst().orElseThrow().replaceFirst(".* as request ", "");
    }
}
