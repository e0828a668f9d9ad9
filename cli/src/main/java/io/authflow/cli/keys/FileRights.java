package io.authflow.cli.keys;

import io.authflow.cli.command.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;

/** Owner, group and permissions of a file. */
record FileRights(UserPrincipal owner, GroupPrincipal group, Set<PosixFilePermission> permissions) {
    FileRights {
        permissions = Set.copyOf(permissions);
    }

    /** Reads the rights of a file. Empty if the file does not exist, or if its file system is not a POSIX one. */
    static Optional<FileRights> of(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view == null || !Files.exists(file) ? Optional.empty() : Optional.of(of(view.readAttributes()));
    }

    private static FileRights of(PosixFileAttributes file) {
        return new FileRights(file.owner(), file.group(), file.permissions());
    }

    /**
     * Gives these rights to a new file that only its owner may read so far.
     *
     * @param replaced the old file, which has these rights
     * @throws CommandException if this user may not give the rights
     */
    void give(Path file, Path replaced) {
        try {
            give(Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw new CommandException(
                    replaced + " was not replaced: the new file could not be given its owner, group and rights (" + this
                            + "), and who reads it might not be able to any more. Run the command as a user who may"
                            + " do so: the owner, as a member of the group, or root.",
                    e);
        }
    }

    private void give(PosixFileAttributeView file) throws IOException {
        FileRights now = of(file.readAttributes());
        if (!group.equals(now.group)) {
            file.setGroup(group);
        }
        if (!owner.equals(now.owner)) {
            file.setOwner(owner);
        }
        // Set permissions last: a change of owner or group may remove some.
        file.setPermissions(permissions);
    }

    @Override
    public String toString() {
        return owner.getName() + " " + group.getName() + " " + PosixFilePermissions.toString(permissions);
    }
}
