package io.authflow.cli.flow;

import io.authflow.cli.command.BrokerOptions;
import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.DurationConverter;
import io.authflow.cli.command.ExitCode;
import io.authflow.cli.command.RequestIdConverter;
import io.authflow.contracts.RequestId;
import io.authflow.flowreader.FlowReader;
import io.authflow.flowreader.FlowWatch;
import io.authflow.flowreader.Outcome;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Shows what has happened to a request, from the flow's topics. It shows no user name, password or token.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:logged out; without --follow, also a flow that goes on",
            "1:failure",
            "2:wrong usage",
            "3:the flow ended in auth.failed.v1",
            "4:with --follow, the flow did not end in time",
            "5:no record of the request was found"
        })
public final class ShowCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private BrokerOptions options = new BrokerOptions();

    @Parameters(
            paramLabel = "REQUEST-ID",
            converter = RequestIdConverter.class,
            description = "The id that 'publish' printed, or the request's own.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private RequestId requestId;

    @Option(names = "--follow", description = "Go on until the flow ends.")
    private boolean follow;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "3m",
            converter = DurationConverter.class,
            description = "How long to follow (default: ${DEFAULT-VALUE}).")
    private Duration wait = Duration.ZERO;

    @Option(names = "--json", description = "One JSON object per line.")
    private boolean json;

    public ShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.logs().off();
        FlowOutput output = new FlowOutput(context, json);
        try (FlowReader reader = FlowReader.fromRequest(
                options.broker(), requestId, context.clock().instant())) {
            FlowWatch watch = new FlowWatch(reader, output.view(), context.clock());
            Outcome outcome = follow ? watch.follow(context.clock().instant().plus(wait)) : watch.read();
            output.outcome(requestId, outcome, reader, watch.omitted());
            return outcome == Outcome.OPEN && !follow ? ExitCode.OK : ExitCode.of(outcome);
        }
    }
}
