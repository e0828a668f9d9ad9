package io.authflow.cli.operate;

import io.authflow.cli.command.BrokerOptions;
import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.ExitCode;
import io.authflow.cli.deadletter.DeadLetterFilter;
import io.authflow.cli.deadletter.DeadLetters;
import io.authflow.cli.render.DeadLetterList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists dead letters, the oldest first. They hold no user name, password or token.")
public final class DeadLettersListCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private BrokerOptions options = new BrokerOptions();

    @Mixin
    private DeadLetterOptions which = new DeadLetterOptions();

    @Option(names = "--json", description = "One JSON object per line; the last one holds the total.")
    private boolean json;

    public DeadLettersListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        DeadLetterFilter filter = which.filter(spec, List.of(), context.clock());
        context.logs().off();
        DeadLetters found = DeadLetters.read(options.broker(), filter, which.limit);
        DeadLetterList list = new DeadLetterList(context.out(), context.zone());
        if (json) {
            list.json(found);
        } else {
            list.text(found);
        }
        return ExitCode.OK;
    }
}
