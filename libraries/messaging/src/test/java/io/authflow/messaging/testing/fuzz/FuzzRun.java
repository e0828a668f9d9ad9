package io.authflow.messaging.testing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs a fuzz target: a public class with a method {@code public static void fuzzerTestOneInput(byte[])}. No input may
 * make the method fail, hang or allocate without bound. Seeds are the files in
 * {@code src/test/resources/fuzz/<simple name of the class>}. If Jazzer finds an input, fix the code and add the input
 * as a seed.
 *
 * @see <a href="https://github.com/CodeIntelligenceTesting/jazzer">Jazzer</a>
 */
public final class FuzzRun {
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 600);
    private static final int START_SECONDS = 600;
    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";

    private FuzzRun() {}

    /** Returns one test for each seed. */
    public static Stream<DynamicTest> seeds(Class<?> target, Consumer<byte[]> input) {
        List<Path> files = files(seeds(target));
        assertThat(files).as("seeds in " + seeds(target)).isNotEmpty();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(
                        String.valueOf(file.getFileName()), () -> input.accept(Files.readAllBytes(file))));
    }

    /**
     * Lets Jazzer continue from the seeds for 10 minutes, or for {@code -Dfuzz.seconds}. Its process has a heap of 512
     * MB.
     */
    public static void fuzz(Class<?> target) throws IOException, InterruptedException {
        Path directory = Path.of("target", "fuzz", target.getSimpleName());
        Path corpus = Files.createDirectories(directory.resolve("corpus"));
        Path log = directory.resolve("jazzer.log");
        Process process = new ProcessBuilder(command(target, directory, corpus))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(SECONDS + START_SECONDS, TimeUnit.SECONDS))
                    .as("Jazzer ends in time; look at " + log)
                    .isTrue();
            assertThat(process.exitValue())
                    .as("Jazzer found an input; look at " + log + " and at the files beside it")
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> command(Class<?> target, Path directory, Path corpus) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                JAZZER,
                "--target_class=" + target.getName(),
                "--instrumentation_includes=io.authflow.**:com.nimbusds.**:tools.jackson.**",
                "--reproducer_path=" + directory,
                "-artifact_prefix=" + directory + "/",
                "-max_total_time=" + SECONDS,
                "-max_len=70000",
                "-timeout=10",
                corpus.toString(),
                seeds(target).toString());
    }

    private static Path seeds(Class<?> target) {
        return Path.of("src", "test", "resources", "fuzz", target.getSimpleName());
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
