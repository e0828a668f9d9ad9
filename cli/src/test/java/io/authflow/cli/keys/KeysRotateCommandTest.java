package io.authflow.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cli.testing.CommandRun;
import io.authflow.sealing.SealingKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysRotateCommandTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void makeKeys() {
        CommandRun.of("keys", "new", "--directory", directory.toString());
    }

    @Test
    void saysWhatItMade() {
        CommandRun run = keys("rotate");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .matches("Made      signup-\\S+-02, login-\\S+-02, logout-\\S+-02\\R"
                        + "          sealed to from \\S+Z on\\RDestroyed none\\R");
    }

    @Test
    void saysWhatItDestroyed() {
        CommandRun run = keys("rotate", "--audience", "login", "--active-after", "0s", "--keep", "0s");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .matches("Made      login-\\S+-02\\R.*\\RDestroyed login-\\d{4}-\\d\\d-\\d\\d\\R")
                .doesNotContain("signup");
    }

    @Test
    void showsWhatToHandOut() {
        CommandRun run = keys("show-public");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(SealingKeys.parse(run.out()).ids()).hasSize(2).noneMatch(id -> id.startsWith("logout"));
        assertThat(run.out()).doesNotContain("\"d\"");
    }

    @Test
    void saysThatThereAreNoKeys(@TempDir Path empty) {
        CommandRun rotate = CommandRun.of("keys", "rotate", "--directory", empty.toString());
        CommandRun show = CommandRun.of("keys", "show-public", "--directory", empty.toString());

        assertThat(rotate.exitCode()).isEqualTo(1);
        assertThat(rotate.err()).contains("There are no private keys of signup in " + empty);
        assertThat(show.exitCode()).isEqualTo(1);
        assertThat(show.err()).contains("There is no " + empty.resolve("public.json"));
    }

    @Test
    void quotesNoKeyThatIsBroken() throws IOException {
        Files.writeString(directory.resolve("login.json"), "{\"keys\":[{\"kty\":\"EC\",\"d\":\"canary\"");

        CommandRun run = keys("rotate");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("The sealing keys are no JWK set").doesNotContain("canary");
    }

    private CommandRun keys(String command, String... more) {
        String[] all = new String[more.length + 4];
        System.arraycopy(new String[] {"keys", command, "--directory", directory.toString()}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return CommandRun.of(all);
    }
}
