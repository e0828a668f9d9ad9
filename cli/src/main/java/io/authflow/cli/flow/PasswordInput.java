package io.authflow.cli.flow;

import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.CommandException;
import io.authflow.cli.command.TextFault;
import io.authflow.cli.command.WrongUsageException;
import io.authflow.contracts.Secret;
import io.authflow.contracts.StrictUtf8;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Reads the password from standard input or a prompt. It is never an argument, because every process could see it
 * there.
 */
final class PasswordInput {
    /** Larger than any password that Cognito accepts, in any encoding. */
    private static final int BYTES_MAX = 2_048;

    private final CommandContext context;
    private final CommandSpec spec;

    PasswordInput(CommandContext context, CommandSpec spec) {
        this.context = context;
        this.spec = spec;
    }

    Secret read(boolean fromStandardInput) {
        if (fromStandardInput) {
            return checked(withoutLineEnd(all(context.in())));
        }
        Console console = context.inputIsTerminal() ? System.console() : null;
        if (console == null) {
            throw refused("There is no terminal to ask for the password on. Pipe it in, with --password-stdin.");
        }
        return checked(prompted(console));
    }

    private static String prompted(Console console) {
        char[] password = console.readPassword("Password: ");
        if (password == null) {
            throw new CommandException("No password was given. Run the command again.");
        }
        return new String(password);
    }

    /** Refuses a password that was damaged on its way, because it would be another password than the user meant. */
    private Secret checked(String password) {
        TextFault.of(password).ifPresent(fault -> {
            throw refused("The password " + fault.words() + ". Give it in UTF-8, on one line.");
        });
        return new Secret(password);
    }

    private String all(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length == 0 || bytes.length > BYTES_MAX) {
                throw refused("Standard input holds no password, or one of more than " + BYTES_MAX
                        + " bytes. Pipe the password in, and nothing else.");
            }
            return StrictUtf8.decode(bytes);
        } catch (CharacterCodingException e) {
            throw refused("The password on standard input is not UTF-8 text. Pipe it in as UTF-8.");
        } catch (IOException e) {
            throw new UncheckedIOException("Standard input cannot be read. Pipe the password in.", e);
        }
    }

    private WrongUsageException refused(String why) {
        return new WrongUsageException(spec.commandLine(), why);
    }

    /** Removes the line end that {@code echo} adds. Everything else belongs to the password. */
    private static String withoutLineEnd(String text) {
        return text.endsWith("\r\n")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
