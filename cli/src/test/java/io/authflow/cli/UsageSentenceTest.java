package io.authflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cli.testing.CommandRun;
import io.authflow.cli.testing.MisplacedPassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that a misplaced password is never printed, for every command and every mistake. */
class UsageSentenceTest {
    private static final List<String> COMMANDS = List.of(
            "",
            "publish",
            "show some-id",
            "end some-id",
            "extend some-id 60s",
            "pending",
            "topics",
            "acls",
            "dead-letters",
            "dead-letters list",
            "dead-letters show",
            "dead-letters redrive",
            "keys",
            "keys new",
            "keys rotate",
            "keys show-public");

    static Stream<String> lines() {
        return COMMANDS.stream().flatMap(MisplacedPassword::lines);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aValueIsNotPrinted(String line) {
        CommandRun run = run(line);

        assertThat(run.all()).isNotEmpty().doesNotContainIgnoringCase("canary");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish --user a@b.c --password canary", "topics --password=canary"})
    void saysHowAPasswordIsGiven(String line) {
        assertThat(run(line).err())
                .contains("has no option --password.", "A password is never an argument", "--password-stdin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "dmeo                                | 'authflow' has no such command or option.",
                "publish --sesion 5s                 | 'authflow publish' has no option --sesion. Did you mean --session",
                "publish --session 5                 | The value of --session TIME cannot be used: give a number with its unit",
                "topics --partitions many            | The value of --partitions N cannot be used: give a whole number.",
                "publish --session 5s --session 6s   | --session TIME may be given only once.",
                "publish --session                   | Missing, or without its value: --session TIME.",
                "publish                             | Missing, or without its value: --user NAME or --input FILE.",
                "publish --user a --input b          | Options exclude each other.",
                "show                                | Missing, or without its value: REQUEST-ID.",
                "show not;an;id                      | The value of REQUEST-ID cannot be used: a request id is",
                "extend some-id                      | Missing, or without its value: TIME.",
                "dead-letters show 1                 | The value of ID cannot be used: give an id of 32 hexadecimal",
                "dead-letters list --code X          | The value of --code CODE cannot be used: give one of MALFORMED",
                "show some-id more                   | 'authflow show' was given an argument that it does not take.",
                "show some-id --json=x               | The value of --json cannot be used: it takes none.",
                "topics --partitions 0               | --partitions is from 1 to",
            })
    void saysWhatIsWrong(String line, String sentence) {
        assertThat(run(line).err()).startsWith("authflow: ").contains(sentence).contains("Try: authflow");
    }

    /** Else the lines of a file would be arguments, and their mistakes would be printed. */
    @Test
    void aNameThatBeginsWithAnAtSignIsNoFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("arguments"), "--help");

        CommandRun run = CommandRun.of("@" + file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.all()).doesNotContain(file.toString());
    }

    private static CommandRun run(String line) {
        return CommandRun.withInput("password123\n", line.split(" "));
    }
}
