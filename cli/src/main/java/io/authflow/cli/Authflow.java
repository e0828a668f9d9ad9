package io.authflow.cli;

import io.authflow.cli.command.AuthflowCommand;
import io.authflow.cli.command.Surroundings;

/** The entry point of the {@code authflow} command. */
public final class Authflow {
    private Authflow() {}

    public static void main(String[] args) {
        System.exit(AuthflowCommand.commandLine(Surroundings.ofProcess()).execute(args));
    }
}
