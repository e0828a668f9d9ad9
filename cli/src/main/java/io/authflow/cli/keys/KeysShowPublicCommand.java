package io.authflow.cli.keys;

import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "show-public",
        mixinStandardHelpOptions = true,
        description =
                "Prints the JWK set to hand out to those who publish requests: the current public key of signup and"
                        + " the current one of login, as check-service serves them.")
public final class KeysShowPublicCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--directory", required = true, paramLabel = "DIR", description = "Where the keys are.")
    private Path directory = Path.of("");

    public KeysShowPublicCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.logs().off();
        context.out()
                .println(LocalKeys.published(
                                KeyDirectory.existing(directory),
                                context.clock().instant())
                        .toPublicJson());
        return ExitCode.OK;
    }
}
