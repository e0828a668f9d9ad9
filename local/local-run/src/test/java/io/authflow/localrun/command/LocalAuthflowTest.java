package io.authflow.localrun.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cli.testing.CommandRun;
import io.authflow.cli.testing.MisplacedPassword;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAuthflowTest {
    @ParameterizedTest
    @ValueSource(strings = {"demo --help", "up --help", "publish --help"})
    void helpsWithItsOwnCommandsAndTheOthers(String line) {
        CommandRun run = CommandRun.in(LocalAuthflow::commandLine, line.split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: authflow").doesNotContain("\u001b");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void namesItsOwnCommandsFirst() {
        CommandRun run = CommandRun.in(LocalAuthflow::commandLine, "--help");

        assertThat(run.out())
                .containsSubsequence(
                        "  demo ", "  up ", "  publish ", "  keys ", "Begin with:  ./authflow demo", "Exit codes:");
    }

    static Stream<String> misplacedPasswords() {
        return Stream.of("demo", "up").flatMap(MisplacedPassword::lines);
    }

    @ParameterizedTest
    @MethodSource("misplacedPasswords")
    void aPasswordIsNotPrinted(String line) {
        CommandRun run = CommandRun.in(LocalAuthflow::commandLine, line.split(" "));

        assertThat(run.all()).isNotEmpty().doesNotContainIgnoringCase("canary");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dmeo",
                "demo --sesion 5s",
                "demo --session 5",
                "demo --session 0s",
                "demo --session 25h",
                "demo --partitions 0",
                "up --kafka-port 70000",
                "up --kafka-port 9000 --cognito-port 9000"
            })
    void refusesWrongUsage(String line) {
        CommandRun run = CommandRun.in(LocalAuthflow::commandLine, line.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("authflow: ").contains("Try: authflow").contains("--help");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aSecretInPlaceOfTheDataDirectoryIsNotPrinted() {
        CommandRun run = CommandRun.in(LocalAuthflow::commandLine, "up", "--data", "/dev/null/canary");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("authflow: The directory of --data cannot be made.");
        assertThat(run.all()).doesNotContain("canary");
    }
}
