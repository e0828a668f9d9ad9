package io.authflow.cli;

import io.authflow.cli.command.ExitCode;
import io.authflow.cli.command.TextFault;
import java.util.Optional;
import picocli.CommandLine;

/** Refuses arguments that are not valid text, before picocli parses them. */
final class CheckedCommandLine extends CommandLine {
    CheckedCommandLine(Object command) {
        super(command);
    }

    @Override
    public int execute(String... args) {
        for (int i = 0; i < args.length; i++) {
            Optional<TextFault> fault = TextFault.of(args[i]);
            if (fault.isPresent()) {
                return refuse(i + 1, fault.get());
            }
        }
        return super.execute(args);
    }

    private int refuse(int number, TextFault fault) {
        getErr().println("authflow: Argument " + number + " " + fault.words()
                + ". Give it in UTF-8, which is what a terminal sends whose locale is one of UTF-8.");
        getErr().println("Try: authflow --help");
        getErr().flush();
        return ExitCode.USAGE;
    }
}
