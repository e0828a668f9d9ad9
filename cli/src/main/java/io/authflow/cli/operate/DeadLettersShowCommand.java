package io.authflow.cli.operate;

import io.authflow.cli.command.BrokerOptions;
import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.ExitCode;
import io.authflow.cli.deadletter.DeadLetterEntry;
import io.authflow.cli.deadletter.DeadLetterFilter;
import io.authflow.cli.deadletter.DeadLetters;
import io.authflow.cli.render.DeadLetterList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows all that a dead letter says, and the request id that its record gets when it is redriven.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failure", "2:wrong usage", "5:there is no dead letter of that id"})
public final class DeadLettersShowCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private BrokerOptions options = new BrokerOptions();

    @Parameters(paramLabel = "ID", description = "The id that 'dead-letters list' shows.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private UUID id;

    @Option(names = "--json", description = "One JSON object on one line.")
    private boolean json;

    public DeadLettersShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.logs().off();
        List<DeadLetterEntry> found = DeadLetters.read(options.broker(), DeadLetterFilter.of(id.toString()), 1)
                .entries();
        if (found.isEmpty()) {
            context.err()
                    .println("authflow: There is no dead letter " + id
                            + ". Retention may have deleted it; 'dead-letters" + " list' shows those that are there.");
            return ExitCode.NOT_FOUND;
        }
        DeadLetterList list = new DeadLetterList(context.out(), context.zone());
        if (json) {
            list.json(found.get(0));
        } else {
            list.details(found.get(0));
        }
        return ExitCode.OK;
    }
}
