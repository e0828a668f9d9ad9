package io.authflow.cli.keys;

import io.authflow.cli.command.CommandException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Writes files with strict permissions from the moment they exist, on a file system with POSIX permissions. An existing
 * file is never overwritten in part. It is replaced in one step.
 */
public final class PrivateFiles {
    private static final String OWNER_ONLY = "rw-------";
    private static final String EVERYBODY_READS = "rw-r--r--";
    private static final FileAttribute<?>[] NONE = {};

    private PrivateFiles() {}

    /** @throws java.nio.file.FileAlreadyExistsException if the file exists */
    public static void write(Path file, String content) throws IOException {
        create(file, content, OWNER_ONLY);
    }

    /**
     * Writes a new file in one step. After a kill, either the whole file exists or no file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the file exists
     */
    static void writeWhole(Path file, String content) throws IOException {
        writeWhole(file, content, OWNER_ONLY);
    }

    /** Writes a new file in the same way. Everybody may read it. */
    static void writeWholePublic(Path file, String content) throws IOException {
        writeWhole(file, content, EVERYBODY_READS);
    }

    private static void writeWhole(Path file, String content, String permissions) throws IOException {
        forgetUnfinished(file);
        create(unfinished(file), content, permissions);
        Files.move(unfinished(file), file);
    }

    /**
     * Replaces a file in one step, so a reader sees either the old or the new content. The new file gets the owner,
     * group and permissions of the old one.
     *
     * @throws CommandException if this user may not give the new file these rights
     */
    static void replace(Path file, String content) throws IOException {
        replace(file, content, OWNER_ONLY);
    }

    /** Replaces a file at once, and keeps its rights. If there was no old file, everybody may read the new one. */
    static void replacePublic(Path file, String content) throws IOException {
        replace(file, content, EVERYBODY_READS);
    }

    /**
     * Checks that a file can be replaced, and changes nothing.
     *
     * @throws CommandException if this user may not give a new file the owner, group and permissions of the old one
     */
    static void requireReplaceable(Path file) throws IOException {
        try {
            prepare(file, "", OWNER_ONLY);
        } finally {
            forgetUnfinished(file);
        }
    }

    private static void replace(Path file, String content, String permissionsOfFirst) throws IOException {
        prepare(file, content, permissionsOfFirst);
        Files.move(unfinished(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void prepare(Path file, String content, String permissionsOfFirst) throws IOException {
        Optional<FileRights> old = FileRights.of(file);
        create(unfinished(file), content, old.isPresent() ? OWNER_ONLY : permissionsOfFirst);
        if (old.isPresent()) {
            old.get().give(unfinished(file), file);
        }
    }

    /** Deletes the temporary file that a killed process left behind. */
    static void forgetUnfinished(Path file) throws IOException {
        Files.deleteIfExists(unfinished(file));
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".new");
    }

    static Path directory(Path directory) throws IOException {
        return Files.createDirectories(directory, permissions("rwx------"));
    }

    private static void create(Path file, String content, String permissions) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, permissions(permissions))) {
            channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] permissions(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : NONE;
    }
}
