package io.authflow.cli.flow;

import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.OptionFile;
import io.authflow.cli.command.WrongUsageException;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.Username;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options for the user and the password: a name and a prompt, or a file with both. */
final class UserOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Option(names = "--password-stdin", description = "Take the password from standard input instead of asking for it.")
    private boolean passwordFromInput;

    /** The two sources, of which the user gives exactly one. */
    static final class Source {
        @Option(names = "--user", paramLabel = "NAME", description = "The user name, exactly as Cognito gets it.")
        private @Nullable String user;

        @Option(
                names = "--input",
                paramLabel = "FILE",
                description = "A JSON object with username and password, as the Step Functions workflow takes them.")
        private @Nullable Path file;
    }

    /** User name and password for Cognito. */
    record Login(String username, Secret password) {}

    /** @throws WrongUsageException if the given options hold no valid login */
    Login read(CommandContext context) {
        return source.file == null ? asked(context) : ofFile(source.file);
    }

    private Login asked(CommandContext context) {
        String user = source.user == null ? "" : source.user;
        if (!Username.isValid(user)) {
            throw refused("--user is no name that Cognito takes: 1 to 128 characters without white space.");
        }
        return new Login(user, new PasswordInput(context, spec).read(passwordFromInput));
    }

    private Login ofFile(Path file) {
        if (passwordFromInput) {
            throw refused("--input has the password, so --password-stdin cannot give it.");
        }
        return new LoginFile(file)
                .read()
                .orElseThrow(() -> refused(OptionFile.name("--input", file)
                        + " is no JSON object with the texts username and password, one of these texts is not UTF-8 or"
                        + " holds a control character, or the file cannot be read. Give one such as"
                        + " {\"username\": \"...\", \"password\": \"...\"}."));
    }

    private WrongUsageException refused(String why) {
        return new WrongUsageException(spec.commandLine(), why);
    }
}
