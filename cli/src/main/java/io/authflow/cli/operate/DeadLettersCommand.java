package io.authflow.cli.operate;

import io.authflow.cli.command.WrongUsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the commands for dead letters. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "Shows the records that no service could process, and publishes them anew.")
public final class DeadLettersCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new WrongUsageException(spec.commandLine(), "Say what to do with dead letters: list, show or redrive.");
    }
}
