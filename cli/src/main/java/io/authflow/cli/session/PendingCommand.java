package io.authflow.cli.session;

import io.authflow.cli.command.BrokerOptions;
import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.DurationConverter;
import io.authflow.cli.command.ExitCode;
import io.authflow.cli.command.WrongUsageException;
import io.authflow.cli.render.PendingList;
import io.authflow.delayedmessages.PendingTimers;
import io.authflow.flowreader.PendingLogouts;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "pending",
        mixinStandardHelpOptions = true,
        description =
                "Lists the logouts that are pending, those due first at the top, whichever instance of logout-service owns"
                        + " them and even if none runs. It shows no user name, password or token.")
public final class PendingCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private BrokerOptions options = new BrokerOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many to list, 1 to 1,000,000 (default: ${DEFAULT-VALUE}); all are counted.")
    private int limit;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "How long the reading may take (default: ${DEFAULT-VALUE}).")
    private Duration wait = Duration.ZERO;

    @Option(names = "--json", description = "One JSON object per line; the last one holds the total.")
    private boolean json;

    public PendingCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > PendingTimers.LIMIT_MAX) {
            throw new WrongUsageException(
                    spec.commandLine(), "--limit is from 1 to " + PendingTimers.LIMIT_MAX + ", not " + limit + ".");
        }
        context.logs().off();
        PendingTimers pending = PendingLogouts.read(options.broker(), limit, wait);
        PendingList list = new PendingList(context.out(), context.zone());
        if (json) {
            list.json(pending);
        } else {
            list.text(pending);
        }
        return ExitCode.OK;
    }
}
