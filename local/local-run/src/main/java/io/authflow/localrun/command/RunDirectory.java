package io.authflow.localrun.command;

import io.authflow.cli.command.Logs;
import io.authflow.cli.command.OptionFile;
import io.authflow.localrun.LaunchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The data directory of a local run. Deletes only the files that runs keep there. */
record RunDirectory(Path path) {
    private static final List<String> KEPT = List.of("kafka", "cognito", "keys", "logs");
    private static final String SCHEDULER = "scheduler-";

    static RunDirectory temporary() {
        try {
            return new RunDirectory(Files.createTempDirectory("authflow-demo-"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No temporary directory could be made. Check java.io.tmpdir and its free space.", e);
        }
    }

    Path keys() {
        return path.resolve("keys");
    }

    Path log() {
        return path.resolve("logs").resolve("authflow.log");
    }

    /** Makes this process log to {@link #log()}. */
    void logTo(Logs logs) {
        logs.configure("authflow-local-run-file.xml", Map.of("authflow.log.file", log().toString()));
    }

    /** Copies the log to a temporary file, so that it outlives this directory. */
    Path keepLog() {
        try {
            Path kept = Files.createTempFile("authflow-", ".log");
            return Files.exists(log()) ? Files.copy(log(), kept, StandardCopyOption.REPLACE_EXISTING) : kept;
        } catch (IOException e) {
            throw new UncheckedIOException("The log " + log() + " could not be kept. Check the free space.", e);
        }
    }

    /**
     * Makes the directory if it is missing.
     *
     * @throws LaunchException if it cannot be made; the message names no path that does not exist
     */
    void make() {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
            }
        } catch (IOException e) {
            throw new LaunchException(
                    "The directory of " + OptionFile.name("--data", path)
                            + " cannot be made. Choose one that this user may write.",
                    e);
        }
    }

    /** @throws LaunchException if a run is using this directory */
    void forget() {
        refuseInUse();
        deleteKept();
    }

    /** Deletes the files that runs keep, and then the directory itself. */
    void delete() {
        deleteKept();
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw leftBehind(e);
        }
    }

    private void refuseInUse() {
        Path lock = path.resolve("kafka").resolve("broker.lock");
        if (Files.notExists(lock)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                throw inUse();
            }
        } catch (OverlappingFileLockException e) {
            throw inUse();
        } catch (IOException e) {
            throw leftBehind(e);
        }
    }

    private LaunchException inUse() {
        return new LaunchException("A run is using " + path
                + ". Stop it before its data is forgotten, or choose another --data directory.");
    }

    private void deleteKept() {
        if (Files.notExists(path)) {
            return;
        }
        try (Stream<Path> children = Files.list(path)) {
            for (Path child : children.filter(RunDirectory::isKept).toList()) {
                deleteTree(child);
            }
        } catch (IOException e) {
            throw leftBehind(e);
        }
    }

    private static boolean isKept(Path child) {
        String name = child.getFileName().toString();
        return KEPT.contains(name) || name.startsWith(SCHEDULER);
    }

    private static void deleteTree(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private UncheckedIOException leftBehind(IOException e) {
        return new UncheckedIOException("The data in " + path + " could not be deleted. Delete it by hand.", e);
    }
}
