package io.authflow.localrun.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cli.testing.CommandProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that nothing in a shell's environment affects a local run, even if no script cleans the environment. */
class HostileEnvironmentIT {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"-Duser.language=tr -Duser.country=TR", "-Duser.language=ar -Duser.country=EG"})
    void theDemoEndsWell(String locale) throws Exception {
        Path start = HostileShell.directory(directory);

        CommandProcess run = CommandProcess.run(
                LocalAuthflow.class,
                start,
                HostileShell.variables(start, locale),
                "",
                "demo --session 1s --partitions 1");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("Each flow took its branch and ended once")
                .containsPattern("check-service {3}started in +[0-9]+\\.[0-9] s");
    }
}
