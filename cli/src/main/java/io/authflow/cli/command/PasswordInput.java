package io.authflow.cli.command;

import io.authflow.cli.launcher.LaunchException;
import io.authflow.contracts.Secret;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Takes the password from standard input or a prompt: never from an argument, which every process could see. */
final class PasswordInput {
    /** More than any password that Cognito takes, in any encoding. */
    private static final int BYTES_MAX = 2_048;

    private final Surroundings surroundings;
    private final CommandSpec spec;

    PasswordInput(Surroundings surroundings, CommandSpec spec) {
        this.surroundings = surroundings;
        this.spec = spec;
    }

    Secret read(boolean fromStandardInput) {
        if (fromStandardInput) {
            return new Secret(withoutLineEnd(all(surroundings.in())));
        }
        Console console = surroundings.inputIsTerminal() ? System.console() : null;
        if (console == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no terminal to ask for the password on. Pipe it in, with --password-stdin.");
        }
        return prompted(console);
    }

    private static Secret prompted(Console console) {
        char[] password = console.readPassword("Password: ");
        if (password == null) {
            throw new LaunchException("No password was given. Run the command again.");
        }
        return new Secret(new String(password));
    }

    private String all(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length == 0 || bytes.length > BYTES_MAX) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Standard input holds no password, or one of more than " + BYTES_MAX
                                + " bytes. Pipe the password in, and nothing else.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Standard input cannot be read. Pipe the password in.", e);
        }
    }

    /** What {@code echo} adds; the rest is the password exactly. */
    private static String withoutLineEnd(String text) {
        return text.endsWith("\r\n")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
