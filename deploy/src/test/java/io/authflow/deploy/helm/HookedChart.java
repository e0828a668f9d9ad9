package io.authflow.deploy.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The chart, in which hooks are objects like others: helm-java leaves hooks out of what it renders. */
final class HookedChart {
    static final Path WITH_HOOKS = copy(Chart.DIRECTORY);

    private HookedChart() {}

    private static Path copy(Path chart) {
        try (Stream<Path> files = Files.walk(chart)) {
            Path directory = Files.createTempDirectory("authflow-chart");
            directory.toFile().deleteOnExit();
            Path copy = directory.resolve("authflow");
            for (Path file : files.toList()) {
                copy(file, copy.resolve(chart.relativize(file).toString()));
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path file, Path to) throws IOException {
        to.toFile().deleteOnExit();
        if (Files.isDirectory(file)) {
            Files.createDirectories(to);
        } else {
            Files.writeString(to, Files.readString(file).replace("helm.sh/hook: test", "was-hook: test"));
        }
    }
}
