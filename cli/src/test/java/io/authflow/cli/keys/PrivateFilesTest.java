package io.authflow.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.authflow.cli.command.CommandException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file = directory.resolve("login.json");
        PrivateFiles.write(file, "old");
    }

    @Test
    void aNewFileIsForItsOwner() throws IOException {
        PrivateFiles.replace(directory.resolve("new.json"), "new");

        assertThat(rights(directory.resolve("new.json"))).isEqualTo("rw-------");
    }

    @Test
    void aWholeFileIsNotWrittenOverAnother() {
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> PrivateFiles.writeWhole(file, "new"));

        assertThat(file).hasContent("old");
    }

    @Test
    void aReplacedFileKeepsItsRights() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        PrivateFiles.replace(file, "new");

        assertThat(file).hasContent("new");
        assertThat(rights(file)).isEqualTo("rw-r-----");
    }

    @Test
    void aReplacedPublicFileIsNotOpenedToMore() throws IOException {
        PrivateFiles.replacePublic(file, "new");

        assertThat(rights(file)).isEqualTo("rw-------");
    }

    @Test
    void aReplacedFileKeepsItsGroup() throws IOException {
        GroupPrincipal group = anotherGroup();
        posix(file).setGroup(group);

        PrivateFiles.replace(file, "new");

        assertThat(file).hasContent("new");
        assertThat(posix(file).readAttributes().group()).isEqualTo(group);
    }

    @Test
    void aCheckLeavesNothingBehind() throws IOException {
        PrivateFiles.requireReplaceable(file);

        assertThat(file).hasContent("old");
        assertThat(directory.toFile().list()).containsExactly("login.json");
    }

    @Test
    void rightsThatCannotBeGivenAreTold() throws IOException {
        FileRights rights = FileRights.of(file).orElseThrow();
        Path gone = directory.resolve("gone.json");

        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> rights.give(gone, file))
                .withMessageContaining(file.toString())
                .withMessageContaining("rw-------")
                .withMessageContaining("Run the command as")
                .withCauseInstanceOf(FileSystemException.class);
    }

    @Test
    void aFileOfAnotherOwnerIsNotReplaced() throws IOException {
        Path foreign = Files.createSymbolicLink(directory.resolve("foreign.json"), Path.of("/etc/passwd"));
        assumeTrue(!Files.getOwner(foreign).equals(Files.getOwner(file)), "this user may own every file");

        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> PrivateFiles.requireReplaceable(foreign))
                .withMessageContaining("foreign.json");

        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("foreign.json", "login.json");
    }

    /** One that this user may give a file, where there is one. */
    private GroupPrincipal anotherGroup() throws IOException {
        PosixFileAttributes old = posix(file).readAttributes();
        Process id = new ProcessBuilder("id", "-Gn").start();
        String names = new String(id.getInputStream().readAllBytes())
                + (old.owner().getName().equals("root") ? " daemon" : "");
        for (String name : names.strip().split("\\s+")) {
            GroupPrincipal group =
                    file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(name);
            if (!group.equals(old.group())) {
                return group;
            }
        }
        assumeTrue(false, "this user is in one group only");
        return old.group();
    }

    private static PosixFileAttributeView posix(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
