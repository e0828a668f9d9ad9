package io.authflow.cli.keys;

import io.authflow.cli.CommandException;
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

/** Files that only their owner may read, from the moment they exist. None is overwritten in part: a file is made, or replaced. */
public final class PrivateFiles {
    private static final String OWNER_ONLY = "rw-------";
    private static final FileAttribute<?>[] NONE = {};

    private PrivateFiles() {}

    /** @throws java.nio.file.FileAlreadyExistsException if there is such a file */
    public static void write(Path file, String content) throws IOException {
        create(file, content, OWNER_ONLY);
    }

    static void writePublic(Path file, String content) throws IOException {
        create(file, content, "rw-r--r--");
    }

    /**
     * Replaces a file in one step: whoever reads it sees the old content or the new. The new file has the owner, group and
     * permissions of the old one.
     *
     * @throws CommandException if it may not be given those
     */
    static void replace(Path file, String content) throws IOException {
        replace(file, content, OWNER_ONLY);
    }

    /** The same for a file that everybody may read, unless the one that it replaces says otherwise. */
    static void replacePublic(Path file, String content) throws IOException {
        replace(file, content, "rw-r--r--");
    }

    /**
     * Makes sure, without a change, that a file can be replaced.
     *
     * @throws CommandException if the new one may not be given the owner, group and permissions of the old one
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

    /** Deletes what a replacement left behind that was killed. */
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
