package io.authflow.localkafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path parent;

    @Test
    void isMadeWhereItIsMissing() {
        Path path = parent.resolve("a/b");

        try (DataDirectory directory = DataDirectory.lock(path)) {
            assertThat(directory.path()).isDirectory().isEqualTo(path.toAbsolutePath());
        }
    }

    @Test
    void isFreeAfterItsBroker() {
        DataDirectory.lock(parent).close();

        try (DataDirectory again = DataDirectory.lock(parent)) {
            assertThat(again.path()).isEqualTo(parent);
        }
    }

    @Test
    void isRefusedWhileAnotherProcessHasIt() throws IOException, InterruptedException {
        Process other = lockHolder();
        try (BufferedReader output = other.inputReader()) {
            assertThat(output.readLine()).isEqualTo(parent.toString());

            assertThatThrownBy(() -> DataDirectory.lock(parent))
                    .isInstanceOf(LocalKafkaException.class)
                    .hasMessageContaining("Another broker uses");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void saysThatAFileIsNoDirectory() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.lock(file))
                .isInstanceOf(LocalKafkaException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Choose a directory");
    }

    private Process lockHolder() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
