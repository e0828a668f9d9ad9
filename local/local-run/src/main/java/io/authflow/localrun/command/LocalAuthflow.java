package io.authflow.localrun.command;

import io.authflow.cli.Authflow;
import io.authflow.cli.command.AuthflowCommand;
import io.authflow.cli.command.Surroundings;
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

    /** Returns the command line with all subcommands. The subcommands read and print through the given surroundings. */
    public static CommandLine commandLine(Surroundings surroundings) {
        CommandLine authflow = AuthflowCommand.commandLine(
                surroundings, List.of(new DemoCommand(surroundings), new UpCommand(surroundings)));
        UsageMessageSpec help = authflow.getCommandSpec().usageMessage();
        help.footer(Stream.concat(Stream.of("", "Begin with:  ./authflow demo"), Stream.of(help.footer()))
                .toArray(String[]::new));
        return authflow;
    }
}
