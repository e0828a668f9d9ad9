package io.authflow.e2e.fault.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system in memory with a fixed size, which a test can fill. */
public final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 65_536;

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /** Whether this user may mount one here. */
    public static boolean isPossible() {
        try {
            Path probe = Files.createTempDirectory("small-disk");
            boolean mounted = mount(probe, 1);
            if (mounted) {
                Commands.run("umount", probe.toString());
            }
            Files.delete(probe);
            return mounted;
        } catch (IOException e) {
            return false;
        }
    }

    /** Mounts one on that directory, which is made. */
    public static SmallDisk on(Path directory, int megabytes) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be made.", e);
        }
        if (!mount(directory, megabytes)) {
            throw new IllegalStateException("No tmpfs can be mounted on " + directory + ". That needs root.");
        }
        return new SmallDisk(directory);
    }

    /** The one that is mounted there. */
    public static SmallDisk at(Path directory) {
        return new SmallDisk(directory);
    }

    public Path directory() {
        return directory;
    }

    /** Leaves no byte free. */
    public void fill() {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // full
        }
    }

    /** Frees what filled it. */
    public void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException("The ballast on " + directory + " cannot be deleted.", e);
        }
    }

    /** Lazily: whoever has files open keeps them. */
    @Override
    public void close() {
        Commands.succeeds("umount", "-l", directory.toString());
    }

    private Path ballast() {
        return directory.resolve("ballast");
    }

    private static boolean mount(Path directory, int megabytes) {
        return Commands.succeeds(
                "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "authflow-test", directory.toString());
    }
}
