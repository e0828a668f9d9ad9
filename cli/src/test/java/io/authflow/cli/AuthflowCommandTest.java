package io.authflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cli.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthflowCommandTest {
    private static final String NOBODY_LISTENS = "127.0.0.1:1";
    private static final String PASSWORD = "canary-Password-42";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "publish --help",
                "show --help",
                "end --help",
                "extend --help",
                "pending --help",
                "topics --help",
                "acls --help",
                "dead-letters --help",
                "dead-letters list --help",
                "dead-letters show --help",
                "dead-letters redrive --help",
                "keys --help",
                "keys new --help",
                "keys rotate --help",
                "keys show-public --help"
            })
    void helpsWithEveryCommand(String line) {
        CommandRun run = CommandRun.of(line.split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: authflow").doesNotContain("\u001b");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void saysItsVersion() {
        CommandRun run = CommandRun.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("authflow \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dmeo",
                "keys rotate --directory none --audience check",
                "publish",
                "publish --user test@example.com",
                "publish --user test@example.com --password secret",
                "publish --user test@example.com --password-stdin",
                "publish --user test@example.com --password-stdin --plain",
                "publish --user test@example.com --password-stdin --plain --keys public.json",
                "publish --user test@example.com --password-stdin --plain --intent logout",
                "publish --user test@example.com --password-stdin --plain --tokens target/no-tokens.json",
                "publish --user with\u00a0space --password-stdin --plain",
                "publish --input target/no-such-file --plain",
                "publish --input pom.xml --plain",
                "publish --input pom.xml --user test@example.com --plain",
                "publish --input pom.xml --password-stdin --plain",
                "show",
                "show not;an;id",
                "end",
                "end not;an;id",
                "end some-id --wait 5",
                "extend some-id",
                "extend some-id 0s",
                "extend some-id 25h",
                "extend 60s",
                "pending --limit 0",
                "pending --limit 1000001",
                "topics --partitions 0",
                "dead-letters",
                "dead-letters show",
                "dead-letters show no-id",
                "dead-letters list --limit 0",
                "dead-letters list --code SOMETHING",
                "dead-letters redrive",
                "dead-letters redrive --all --service check-service",
                "dead-letters redrive --all --rate 0",
                "dead-letters redrive --all --rate 1001",
                "acls --format xml",
                "acls --principal-prefix alice",
                "acls --principal-prefix User:a;rm",
                "keys",
                "keys new"
            })
    void refusesWrongUsage(String line) {
        CommandRun run = CommandRun.of(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("authflow: ").contains("Try: authflow").contains("--help");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"show some-id", "end some-id", "extend some-id 60s", "pending", "dead-letters list"})
    void saysThatTheBrokerCannotBeReached(String line) {
        CommandRun run = CommandRun.of((line + " --timeout 500ms --bootstrap-server " + NOBODY_LISTENS).split(" "));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("authflow: The broker at 127.0.0.1:1 did not answer")
                .contains("./authflow up");
    }

    @Test
    void sealsToNoKeysThatItDoesNotHave() {
        CommandRun run =
                CommandRun.withInput(PASSWORD + "\n", "publish", "--user", "test@example.com", "--password-stdin");

        assertThat(run.err()).contains("There are no keys to seal the password to", "--keys URL|FILE");
    }

    @ParameterizedTest
    @CsvSource({
        "http://keys.invalid/, true",
        "HTTP://localhost.invalid:1/, true",
        "http://localhost:1@keys.invalid/, true",
        "http://localhost:1/, false",
        "http://127.0.0.1:1, false",
        "https://127.0.0.1:1/, false"
    })
    void warnsOfKeysThatAnybodyOnTheWayCanChange(String keys, boolean warns) {
        CommandRun run = CommandRun.withInput(
                PASSWORD + "\n", "publish", "--user", "test@example.com", "--password-stdin", "--keys", keys);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("The public keys could not be fetched from " + keys.replace("localhost:1@", ""));
        assertThat(run.err().contains("The keys come over http")).isEqualTo(warns);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--follow", "--json"})
    void neverPrintsThePassword(String option) {
        String line = "publish --plain --user test@example.com --password-stdin --timeout 500ms --bootstrap-server "
                + NOBODY_LISTENS + " " + option;

        CommandRun run = CommandRun.withInput(PASSWORD + "\n", line.strip().split(" "));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.all()).isNotEmpty().doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"username\": \"a@example.com\"}",
                "{\"username\": 42, \"password\": \"" + PASSWORD + "\"}",
                "{\"username\": \"with space\", \"password\": \"" + PASSWORD + "\"}",
                "[\"" + PASSWORD + "\"]",
                "{\"username\": \"a@example.com\", \"password\": \"" + PASSWORD
            })
    void refusesAFileThatIsNoLogin(String content, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("input.json"), content);

        CommandRun run = CommandRun.of("publish", "--plain", "--input", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--input " + file + " is no JSON object with the texts username and password");
        assertThat(run.all()).doesNotContain(PASSWORD);
    }

    @Test
    void saysThatTheClientPropertiesCannotBeRead() {
        CommandRun run = CommandRun.of("show", "some-id", "--command-config", "target/no-such-file");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("authflow: The client properties of --command-config cannot be read");
    }
}
