package io.authflow.cli;

import io.authflow.cli.command.CommandContext;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;

/** Entry point of the {@code authflow} command. */
public final class Authflow {
    private Authflow() {}

    public static void main(String[] args) {
        run(AuthflowCommand::commandLine, args);
    }

    /** Runs a command line, and ends this process with its exit code. */
    public static void run(Function<CommandContext, CommandLine> command, String[] args) {
        // Kafka builds file names and constants in the default locale. In Turkish or Arabic, Kafka does not start.
        Locale.setDefault(Locale.ROOT);
        System.exit(command.apply(CommandContext.ofProcess()).execute(ProcessArguments.exact(args)));
    }
}
