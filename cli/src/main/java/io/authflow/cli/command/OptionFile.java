package io.authflow.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;

/** Names the file of an option in a message. A value that names no file could be a secret, so it is not printed. */
public final class OptionFile {
    private OptionFile() {}

    /** Returns the name of the option, and the path if something of that name exists. */
    public static String name(String option, Path file) {
        return Files.exists(file) ? option + " " + file : option;
    }
}
