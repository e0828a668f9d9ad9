package io.authflow.localrun.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    @TempDir
    private Path path;

    @Test
    void forgetsWhatRunsKeepThereAndNothingElse() throws IOException {
        Path theirs = Files.writeString(path.resolve("thesis.txt"), "mine");
        Files.createDirectories(path.resolve("kafka/log/topic-0"));
        Files.writeString(path.resolve("kafka/log/topic-0/segment"), "x");
        Files.createDirectories(path.resolve("scheduler-1"));

        new RunDirectory(path).forget();

        assertThat(path.toFile().listFiles()).containsExactly(theirs.toFile());
    }

    @Test
    void leavesNothingOfATemporaryRun() throws IOException {
        RunDirectory directory = RunDirectory.temporary();
        Files.createDirectories(directory.log().getParent());
        Files.writeString(directory.log(), "x");

        directory.delete();

        assertThat(directory.path()).doesNotExist();
    }
}
