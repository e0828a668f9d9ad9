package io.authflow.localrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks how a run reports parts that do not stop. */
class LocalRunTest {
    @TempDir
    private Path parent;

    @Test
    void reportsEachPartThatDoesNotStop() {
        LocalRun run = run(parent);
        run.kept(failing("the first part"));
        run.kept(() -> {});
        run.kept(failing("the last part"));

        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(run::close)
                .satisfies(failure -> assertThat(causes(failure)).containsExactly("the last part", "the first part"));
    }

    @Test
    void reportsWhyTheStartFailedThoughAPartDoesNotStop() throws IOException {
        LocalRun run = run(Files.createFile(parent.resolve("file")));
        run.kept(failing("a part"));

        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(run::start)
                .withMessageContaining("The data directory " + parent)
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(stop -> assertThat(stop.getCause()).hasMessage("a part")));
    }

    private static LocalRun run(Path data) {
        return LocalRun.prepare(LocalRunSettings.in(data), InstantSource.system(), StartListener.none());
    }

    private static AutoCloseable failing(String part) {
        return () -> {
            throw new IOException(part);
        };
    }

    private static Stream<String> causes(Throwable failure) {
        return Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed()))
                .map(one -> one.getCause().getMessage());
    }
}
