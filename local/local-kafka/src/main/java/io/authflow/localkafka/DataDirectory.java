package io.authflow.localkafka;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A data directory with a lock for one broker. Kafka takes its own lock too late for a broker that is its own
 * controller. By then the metadata log was already opened and perhaps truncated.
 */
final class DataDirectory implements AutoCloseable {
    private static final String FILE_NAME = "broker.lock";

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static DataDirectory lock(Path path) {
        Path directory = path.toAbsolutePath();
        try {
            Files.createDirectories(directory);
            return lockFile(directory);
        } catch (IOException e) {
            throw new LocalKafkaException(
                    "The Kafka data directory " + directory
                            + " cannot be created or written. Choose a directory that this user may write.",
                    e);
        }
    }

    /** Returns the absolute path. */
    Path path() {
        return path;
    }

    /** Returns the directory for Kafka's setting {@code log.dirs}. */
    Path logDirectory() {
        return path.resolve("log");
    }

    private static DataDirectory lockFile(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isLocked(channel)) {
            return new DataDirectory(directory, channel);
        }
        channel.close();
        throw inUse(directory);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another broker in this JVM holds the lock.
            return false;
        }
    }

    private static LocalKafkaException inUse(Path directory) {
        return new LocalKafkaException("Another broker uses the Kafka data directory " + directory
                + ". Stop it, or choose another data directory.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LocalKafkaException(
                    "The lock on the Kafka data directory was not released. End this process.", e);
        }
    }
}
