package io.authflow.cli.testing;

import io.authflow.cli.AuthflowCommand;
import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.Logs;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** Runs a command in this process, with its input and output in memory and no terminal. */
public final class CommandRun {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final int exitCode;

    private CommandRun(Function<CommandContext, CommandLine> command, byte[] input, Path home, String... args) {
        CommandContext context = new CommandContext(
                new ByteArrayInputStream(input),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                false,
                false,
                Map.of(),
                InstantSource.system(),
                ZoneOffset.UTC,
                home,
                Logs.untouched());
        this.exitCode = command.apply(context).execute(args);
    }

    public static CommandRun of(String... args) {
        return withInput("", args);
    }

    public static CommandRun withInput(String input, String... args) {
        return withBytes(input.getBytes(StandardCharsets.UTF_8), args);
    }

    public static CommandRun withBytes(byte[] input, String... args) {
        return new CommandRun(AuthflowCommand::commandLine, input, Path.of("target", "no-home"), args);
    }

    /** Runs another command line than that of this archive. */
    public static CommandRun in(Function<CommandContext, CommandLine> command, String... args) {
        return new CommandRun(command, new byte[0], Path.of("target", "no-home"), args);
    }

    public int exitCode() {
        return exitCode;
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }

    public String all() {
        return out() + err();
    }
}
