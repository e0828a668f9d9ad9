package io.authflow.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cli.testing.CommandRun;
import io.authflow.sealing.SealingKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysNewCommandTest {
    private static final List<String> PRIVATE =
            List.of("signup.json", "login.json", "logout.json", "user-ref.key", "dead-letter.key", "flow-ref.key");

    @TempDir
    private Path directory;

    @Test
    void makesKeysThatOnlyTheirOwnerReads() throws IOException {
        CommandRun run = make();

        assertThat(run.exitCode()).as(run.err()).isZero();
        for (String file : PRIVATE) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void keepsThePrivatePartsOutOfThePublicSet() throws IOException {
        make();

        String publicSet = Files.readString(directory.resolve("public.json"));
        assertThat(SealingKeys.parse(publicSet).toString()).contains("signup-", "login-", "logout-");
        assertThat(publicSet).doesNotContain("\"d\"");
    }

    @Test
    void overwritesNothing() throws IOException {
        Path existing = Files.writeString(directory.resolve("login.json"), "mine");

        CommandRun run = make();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("already holds [login.json]");
        assertThat(directory)
                .isDirectoryContaining(file -> file.equals(existing))
                .isNotEmptyDirectory();
        assertThat(existing).hasContent("mine");
        assertThat(directory.resolve("signup.json")).doesNotExist();
    }

    private CommandRun make() {
        return CommandRun.of("keys", "new", "--directory", directory.toString());
    }
}
