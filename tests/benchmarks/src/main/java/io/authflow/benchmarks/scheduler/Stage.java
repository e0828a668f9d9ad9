package io.authflow.benchmarks.scheduler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** A broker in its own process, with all topics. Its data directory is deleted at the end. */
final class Stage implements AutoCloseable {
    private static final int BROKER_MEGABYTES = 512;
    private static final int OWNER_MEGABYTES = Integer.getInteger("benchmark.owner.heap", 384);
    private static final int BARE_MEGABYTES = 1024;

    private final Path directory;
    private final ChildJvm broker;
    private final String bootstrapServers;

    private Stage(Path directory, ChildJvm broker) {
        this.directory = directory;
        this.broker = broker;
        this.bootstrapServers = broker.ask("address");
    }

    static Stage open() throws IOException, ExecutionException, InterruptedException {
        Path directory = Files.createTempDirectory("authflow-scheduler-benchmark");
        ChildJvm broker = ChildJvm.start(
                BrokerMain.class,
                BROKER_MEGABYTES,
                List.of(directory.resolve("broker").toString()));
        Stage stage = new Stage(directory, broker);
        Topics.create(stage.bootstrapServers);
        return stage;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    OwnerSettings owner(int threads) {
        return OwnerSettings.of(bootstrapServers, directory.resolve("state"), threads);
    }

    /** Starts a scheduler, and returns once it owns its partitions and has restored their timers. */
    ChildJvm startedOwner(OwnerSettings settings) throws IOException {
        ChildJvm owner = launchedOwner(settings);
        awaitRunning(owner);
        return owner;
    }

    ChildJvm launchedOwner(OwnerSettings settings) throws IOException {
        return ChildJvm.start(OwnerMain.class, OWNER_MEGABYTES, settings.toArguments());
    }

    ChildJvm startedBare(int threads, int commitMillis, int memorySeconds) throws IOException {
        List<String> arguments = List.of(
                bootstrapServers, String.valueOf(threads), String.valueOf(commitMillis), String.valueOf(memorySeconds));
        return ChildJvm.start(BareMain.class, BARE_MEGABYTES, arguments);
    }

    static void awaitRunning(ChildJvm owner) {
        Waiting.until("an owner to run", () -> owner.ask(OwnerMain.STATE).equals("RUNNING"));
    }

    static void awaitPending(ChildJvm owner, int timers) {
        Waiting.until(timers + " timers to be pending", () -> pending(owner) == timers);
    }

    static long pending(ChildJvm owner) {
        return Long.parseLong(owner.ask(OwnerMain.PENDING));
    }

    TimerLoad load(TimerBook book, String application) {
        return new TimerLoad(book, bootstrapServers, Topics.input(application));
    }

    FiringReader reader(TimerBook book, String application) {
        return new FiringReader(book, bootstrapServers, Topics.due(application), Topics.PARTITIONS);
    }

    /**
     * Returns the total size of the files in a directory. Files that a running store deletes in the meantime count 0.
     */
    static long bytesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(Stage::size).sum();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        broker.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("The size of " + file + " is unknown. Look at its rights.", e);
        }
    }
}
