package io.authflow.localrun.command;

import io.authflow.cli.Authflow;
import io.authflow.cli.AuthflowCommand;
import io.authflow.cli.command.CommandContext;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The entry point of the {@code authflow} command with {@code up} and {@code demo}: what the {@code authflow} script runs. */
public final class LocalAuthflow {
    private LocalAuthflow() {}

    public static void main(String[] args) {
        Authflow.run(LocalAuthflow::commandLine, args);
    }

    /** Returns the command line with all subcommands. The subcommands read and print through the given context. */
    public static CommandLine commandLine(CommandContext context) {
        CommandLine authflow =
                AuthflowCommand.commandLine(context, List.of(new DemoCommand(context), new UpCommand(context)));
        UsageMessageSpec help = authflow.getCommandSpec().usageMessage();
        help.footer(Stream.concat(Stream.of("", "Begin with:  ./authflow demo"), Stream.of(help.footer()))
                .toArray(String[]::new));
        return authflow;
    }
}
