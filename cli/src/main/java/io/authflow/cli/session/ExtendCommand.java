package io.authflow.cli.session;

import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.SessionConverter;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.SessionChangeRequested;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "extend",
        description = "Makes an open session last longer than it was to last, but 24h after it opened at most.")
public final class ExtendCommand extends ChangeCommand {
    @Parameters(
            index = "1",
            paramLabel = "TIME",
            converter = SessionConverter.class,
            description = "How much longer, 1s to 24h.")
    private int seconds;

    public ExtendCommand(CommandContext context) {
        super(context);
    }

    @Override
    SessionChangeRequested change(RequestId requestId) {
        return SessionChangeRequested.extend(requestId, seconds);
    }
}
