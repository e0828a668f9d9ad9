package io.authflow.localcognito.account;

import io.authflow.localcognito.settings.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The data directory of a server, which holds the journal and one file for each key and secret. A new directory, and
 * each of these files, is readable by its owner only. A lock keeps other processes out.
 */
public final class DataDirectory implements SecretStore, AutoCloseable {
    private static final FileAttribute<?> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private final Path directory;
    private final FileChannel lock;

    public DataDirectory(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory, OWNER_DIRECTORY);
            lock = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            takeLock();
        } catch (IOException e) {
            throw failed("opened", e);
        }
    }

    private void takeLock() throws IOException {
        try {
            if (lock.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Another server in this process holds the lock. The exception below reports it as for another process.
        }
        lock.close();
        throw new IllegalStateException("The data directory " + directory
                + " is in use by another local Cognito. Stop that one, or give this one another directory.");
    }

    /** Returns the journal's file. If there is none, makes it with mode 0600. */
    public Path journal() {
        Path file = directory.resolve("journal.jsonl");
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, OWNER_FILE);
            }
            return file;
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    @Override
    public Optional<Secret> find(String name) {
        Path file = directory.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(new Secret(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    @Override
    public void save(String name, Secret secret) {
        try {
            Path temporary = Files.createTempFile(directory, name, ".tmp", OWNER_FILE);
            Files.writeString(temporary, secret.reveal());
            Files.move(temporary, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    private UncheckedIOException failed(String what, IOException cause) {
        return new UncheckedIOException(
                "The data directory " + directory + " can't be " + what + ". Check its rights and the free space.",
                cause);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw failed("closed", e);
        }
    }
}
