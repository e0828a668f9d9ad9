package io.authflow.cli.session;

import io.authflow.cli.command.CommandContext;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.SessionChangeRequested;
import picocli.CommandLine.Command;

@Command(name = "end", description = "Ends a session now: logs out at once, ahead of every logout that waits.")
public final class EndCommand extends ChangeCommand {
    public EndCommand(CommandContext context) {
        super(context);
    }

    @Override
    SessionChangeRequested change(RequestId requestId) {
        return SessionChangeRequested.end(requestId);
    }
}
