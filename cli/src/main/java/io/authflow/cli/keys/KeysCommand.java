package io.authflow.cli.keys;

import io.authflow.cli.command.WrongUsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the commands for keys. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Makes, rotates and shows the keys of an installation.")
public final class KeysCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new WrongUsageException(spec.commandLine(), "Say what to do with keys: new, rotate or show-public.");
    }
}
