package io.authflow.cli.keys;

import io.authflow.cli.command.CommandException;
import io.authflow.cli.command.OptionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directory that a user names with {@code --directory}. */
final class KeyDirectory {
    private static final String OPTION = "--directory";

    private KeyDirectory() {}

    /**
     * Makes the directory if it is missing, and returns its absolute path.
     *
     * @throws CommandException if it cannot be made
     */
    static Path made(Path given) {
        try {
            return Files.isDirectory(given)
                    ? given.toAbsolutePath()
                    : PrivateFiles.directory(given).toAbsolutePath();
        } catch (IOException e) {
            throw new CommandException(
                    OptionFile.name(OPTION, given)
                            + " is no directory, and cannot be made. Choose a directory that this user may write.",
                    e);
        }
    }

    /**
     * Returns the absolute path of the directory.
     *
     * @throws CommandException if it does not exist
     */
    static Path existing(Path given) {
        if (!Files.isDirectory(given)) {
            throw new CommandException(OptionFile.name(OPTION, given)
                    + " is no directory. Name the directory that 'authflow keys new' made.");
        }
        return given.toAbsolutePath();
    }
}
