package io.authflow.e2e.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs an external program that reads lines from its input. */
final class ClientProgram {
    private static final int MINUTES_MAX = 3;

    private ClientProgram() {}

    static List<String> command(List<String> program, List<String> more) {
        return Stream.concat(program.stream(), more.stream()).toList();
    }

    static boolean isInstalled(String... command) {
        try {
            run(Path.of("."), List.of(command), List.of());
            return true;
        } catch (UncheckedIOException | IllegalStateException e) {
            return false;
        }
    }

    /** @throws IllegalStateException if the program fails; its message has what the program printed */
    static void run(Path directory, List<String> command, List<String> lines) {
        try {
            Path input = Files.write(Files.createTempFile("authflow-client", ".in"), lines);
            Path output = Files.createTempFile("authflow-client", ".out");
            try {
                run(directory, command, input, output);
            } finally {
                Files.delete(input);
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(command.get(0) + " could not be run.", e);
        }
    }

    private static void run(Path directory, List<String> command, Path input, Path output) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(command.get(0) + " failed: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was interrupted while " + command.get(0) + " ran.", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
