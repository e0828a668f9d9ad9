package io.authflow.cli;

import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.WrongUsageException;
import io.authflow.cli.flow.PublishCommand;
import io.authflow.cli.flow.ShowCommand;
import io.authflow.cli.keys.KeysCommand;
import io.authflow.cli.keys.KeysNewCommand;
import io.authflow.cli.keys.KeysRotateCommand;
import io.authflow.cli.keys.KeysShowPublicCommand;
import io.authflow.cli.operate.AclsCommand;
import io.authflow.cli.operate.DeadLettersCommand;
import io.authflow.cli.operate.DeadLettersListCommand;
import io.authflow.cli.operate.DeadLettersRedriveCommand;
import io.authflow.cli.operate.DeadLettersShowCommand;
import io.authflow.cli.operate.TopicsCommand;
import io.authflow.cli.session.EndCommand;
import io.authflow.cli.session.ExtendCommand;
import io.authflow.cli.session.PendingCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code authflow} command, which groups all subcommands. */
@Command(
        name = "authflow",
        mixinStandardHelpOptions = true,
        versionProvider = AuthflowCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Time-boxed Cognito sessions over Kafka: checks a user, signs up or logs in, and logs out when the"
                        + " time is over.",
        footer = {
            "",
            "Exit codes: 0 done, 1 failure, 2 wrong usage; publish, show, end, extend and dead-letters have more, see"
                    + " their help."
        })
public final class AuthflowCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private AuthflowCommand() {}

    /** Returns the command line with all subcommands of this archive. They read and print through the given context. */
    public static CommandLine commandLine(CommandContext context) {
        return commandLine(context, List.of());
    }

    /**
     * The same with commands of another archive.
     *
     * @param first come before the others in the help. A failure of theirs that people can understand is a {@link
     *     io.authflow.cli.command.CommandException}
     */
    public static CommandLine commandLine(CommandContext context, List<?> first) {
        Failures failures = new Failures();
        CommandLine keys = new CommandLine(new KeysCommand())
                .addSubcommand(new KeysNewCommand(context))
                .addSubcommand(new KeysRotateCommand(context))
                .addSubcommand(new KeysShowPublicCommand(context));
        CommandLine deadLetters = new CommandLine(new DeadLettersCommand())
                .addSubcommand(new DeadLettersListCommand(context))
                .addSubcommand(new DeadLettersShowCommand(context))
                .addSubcommand(new DeadLettersRedriveCommand(context));
        CommandLine authflow = new CheckedCommandLine(new AuthflowCommand());
        first.forEach(authflow::addSubcommand);
        return authflow.addSubcommand(new PublishCommand(context))
                .addSubcommand(new ShowCommand(context))
                .addSubcommand(new EndCommand(context))
                .addSubcommand(new ExtendCommand(context))
                .addSubcommand(new PendingCommand(context))
                .addSubcommand(new TopicsCommand(context))
                .addSubcommand(new AclsCommand(context))
                .addSubcommand(deadLetters)
                .addSubcommand(keys)
                .setExpandAtFiles(false) // A request id or a name may begin with @.
                .setOut(context.out())
                .setErr(context.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    @Override
    public void run() {
        throw new WrongUsageException(spec.commandLine(), "Say which command to run.");
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            try (InputStream version = AuthflowCommand.class.getResourceAsStream("/authflow-version.txt")) {
                return new String[] {
                    version == null
                            ? "authflow (unknown version)"
                            : "authflow " + new String(version.readAllBytes(), StandardCharsets.UTF_8).strip()
                };
            }
        }
    }
}
