package io.authflow.cli.keys;

import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description =
                "Makes new keys, readable by their owner only: the sealing keys public.json, signup.json, login.json and"
                        + " logout.json, and the hash keys user-ref.key, dead-letter.key and flow-ref.key. Overwrites nothing.")
public final class KeysNewCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(
            names = "--directory",
            required = true,
            paramLabel = "DIR",
            description = "Where to put them; made where it is missing.")
    private Path directory = Path.of("");

    public KeysNewCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.logs().off();
        LocalKeys keys = LocalKeys.create(KeyDirectory.made(directory), context.clock());
        context.out().println("New keys are in " + keys.directory());
        return ExitCode.OK;
    }
}
