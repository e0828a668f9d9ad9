package io.authflow.cli.keys;

import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.DurationConverter;
import io.authflow.cli.command.ExitCode;
import io.authflow.cli.command.WrongUsageException;
import io.authflow.sealing.SealingKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description =
                "Makes a new pair of sealing keys for each audience, beside the old ones, and destroys those that were"
                        + " replaced long ago. Services that read the files follow without a restart. After an"
                        + " interruption, run it again.")
public final class KeysRotateCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--directory",
            required = true,
            paramLabel = "DIR",
            description = "Where the keys are, as 'keys new' made them.")
    private Path directory = Path.of("");

    @Option(
            names = "--audience",
            paramLabel = "NAME",
            description = "Whose key: signup, login or logout; more than one by repeating it (default: all).")
    private List<String> audiences = SealingKeys.AUDIENCES;

    @Option(
            names = "--active-after",
            paramLabel = "TIME",
            defaultValue = "5m",
            converter = DurationConverter.class,
            description =
                    "From now until the new keys are sealed to: longer than it takes for the files to be with every"
                            + " service (default: ${DEFAULT-VALUE}).")
    private Duration activeAfter = Duration.ZERO;

    @Option(
            names = "--keep",
            paramLabel = "TIME",
            defaultValue = "30h",
            converter = DurationConverter.class,
            description =
                    "For how long a key that was replaced is kept: what was sealed to it cannot be opened any more"
                            + " after that (default: ${DEFAULT-VALUE}, the longest session and the outage budget).")
    private Duration keep = Duration.ZERO;

    public KeysRotateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.logs().off();
        Set<String> wanted = audiences();
        KeyRotation.Result result = KeyRotation.in(KeyDirectory.existing(directory))
                .rotate(wanted, context.clock().instant(), activeAfter, keep);
        context.out().println("Made      " + String.join(", ", result.made()));
        context.out().println("          sealed to from " + result.activeFrom() + " on");
        context.out()
                .println(
                        "Destroyed " + (result.destroyed().isEmpty() ? "none" : String.join(", ", result.destroyed())));
        return ExitCode.OK;
    }

    private Set<String> audiences() {
        if (!SealingKeys.AUDIENCES.containsAll(audiences)) {
            throw new WrongUsageException(
                    spec.commandLine(), "--audience is none of " + String.join(", ", SealingKeys.AUDIENCES) + ".");
        }
        return new LinkedHashSet<>(audiences);
    }
}
