package io.authflow.messaging.logging;

import static org.awaitility.Awaitility.await;

import io.authflow.messaging.testing.TestBroker;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the logging service in a JVM of its own. No {@code logback-test.xml} changes its console output there. */
final class LoggingProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path console;
    private final Process process;

    /** Starts the process with a consumer group of its own, so that it takes all records on the broker. */
    static LoggingProcess start(Path directory, TestBroker broker, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--authflow.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--authflow.concurrency=1",
                "--spring.cloud.stream.bindings.login-in-0.group=authflow.test-service." + directory.getFileName()));
        arguments.addAll(Arrays.asList(settings));
        return new LoggingProcess(directory, arguments);
    }

    private LoggingProcess(Path directory, List<String> arguments) {
        console = directory.resolve("console.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(directory),
                LoggingService.class.getName()));
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(console.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a console line with this text. */
    String awaitLine(String text) {
        return await().atMost(PATIENCE)
                .until(() -> find(console, text), Optional::isPresent)
                .orElseThrow();
    }

    Path console() {
        return console;
    }

    /** Waits for the end of the process. */
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The process does not end.");
        }
        return process.exitValue();
    }

    static Optional<String> find(Path log, String text) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(text))
                .findFirst();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String classPath(Path directory) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> entry.endsWith("test-classes") ? withoutLogback(Path.of(entry), directory) : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String withoutLogback(Path classes, Path directory) {
        Path copy = directory.resolve("test-classes");
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("logback-test.xml")) {
                    Path target = copy.resolve(classes.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy.toString();
    }
}
