package io.authflow.e2e.environment;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testcontainers.utility.ResourceReaper;

/**
 * Containers of Compose files, run with the command {@code docker compose}. If a test is killed, Testcontainers removes
 * its containers.
 *
 * @param name of the project
 * @param files to read; later files override earlier ones
 * @param variables that the files name
 */
record ComposeProject(String name, List<Path> files, Map<String, String> variables) {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    /** On a machine that has none of the images yet. */
    private static final int MINUTES_MAX = 15;

    ComposeProject {
        ResourceReaper.instance().registerLabelsFilterForCleanup(Map.of("com.docker.compose.project", name));
    }

    static Path file(String name) {
        return ROOT.resolve(name);
    }

    /** Makes the images of what the build has packed: under the name that the files have, so that they outlive this project. */
    void build() {
        List<String> command = new ArrayList<>(List.of("docker", "compose"));
        files.forEach(file -> command.addAll(List.of("-f", file.toString())));
        command.add("build");
        run(command);
    }

    /** Starts these services, or all, and waits until they are well. */
    void up(String... services) {
        List<String> options = services.length == 0 ? List.of() : List.of("--no-deps");
        compose(Stream.of(Stream.of("up", "-d", "--wait", "--no-build"), options.stream(), Arrays.stream(services))
                .flatMap(all -> all)
                .toArray(String[]::new));
    }

    /** Removes everything, data included. */
    void down() {
        compose("down", "-v", "--remove-orphans", "--timeout", "2");
    }

    /** What a {@code docker compose} command of this project prints. */
    String compose(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker", "compose", "--ansi", "never", "-p", name));
        files.forEach(file -> command.addAll(List.of("-f", file.toString())));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** A field of the last container of that service, by a template of {@code docker inspect}. */
    String inspect(String service, String template) {
        String container = compose("ps", "-a", "-q", service).strip();
        return run(List.of("docker", "inspect", "--format", template, container))
                .strip();
    }

    private String run(List<String> command) {
        try {
            Path output = Files.createTempFile("authflow-compose-", ".out");
            try {
                return run(command, output.toFile());
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("docker cannot be run. The environment compose needs its command line.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was interrupted.", e);
        }
    }

    private String run(List<String> command, File output) throws IOException, InterruptedException {
        File errors = new File(output + ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output).redirectError(errors);
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        String said = Files.readString(errors.toPath());
        Files.delete(errors.toPath());
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command)
                    + (ended ? " failed with exit code " + process.exitValue() : " took too long") + ". It said:\n"
                    + said);
        }
        return Files.readString(output.toPath(), StandardCharsets.UTF_8);
    }
}
