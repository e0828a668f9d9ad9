package io.authflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cli.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that no command prints a secret that a user gives in place of a file. */
class SecretAsFileNameTest {
    private static final String PROPERTIES = "sasl.jaas.config=org.apache.Module required password=\"canary\";";
    private static final String KEY_SET = "{\"keys\":[{\"kty\":\"EC\",\"d\":\"canary\"}]}";

    @TempDir
    private Path directory;

    static Stream<List<String>> commands() {
        return Stream.of(
                List.of("publish", "--plain", "--input", "{\"username\":\"a@b.c\",\"password\":\"canary\"}"),
                List.of("publish", "--plain", "--input", "canary/canary"),
                List.of("publish", "--user", "a@b.c", "--password-stdin", "--keys", KEY_SET),
                List.of("publish", "--user", "a@b.c", "--password-stdin", "--keys", "http://canary canary"),
                List.of(
                        "publish",
                        "--plain",
                        "--follow",
                        "--user",
                        "a@b.c",
                        "--password-stdin",
                        "--tokens",
                        "no-such-directory/canary"),
                List.of("show", "some-id", "--command-config", PROPERTIES),
                List.of("end", "some-id", "--command-config", PROPERTIES),
                List.of("pending", "--command-config", PROPERTIES),
                List.of("topics", "--command-config", PROPERTIES),
                List.of("acls", "--command-config", PROPERTIES),
                List.of("acls", "--apply", "--command-config", PROPERTIES),
                List.of("dead-letters", "list", "--command-config", PROPERTIES),
                List.of("dead-letters", "redrive", "--all", "--hash-key", "canary"),
                List.of("keys", "new", "--directory", "/dev/null/canary"),
                List.of("keys", "rotate", "--directory", "canary"),
                List.of("keys", "show-public", "--directory", "canary"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theOptionIsNamedAndTheSecretIsNotPrinted(List<String> command) {
        CommandRun run = CommandRun.withInput("password123", command.toArray(String[]::new));

        String option = command.get(command.size() - 2);
        assertThat(run.exitCode()).as(run.all()).isIn(1, 2);
        assertThat(run.err()).startsWith("authflow: ").contains(option);
        assertThat(run.all()).doesNotContain("canary");
    }

    @Test
    void theNameOfAnExistingFileIsPrinted() throws IOException {
        Path file = Files.writeString(directory.resolve("client.properties"), "broken=\\uXYZ");

        CommandRun run = CommandRun.of("show", "some-id", "--command-config", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("The client properties of --command-config " + file + " cannot be read");
    }
}
