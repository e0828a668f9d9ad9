package io.authflow.e2e.canary;

import io.authflow.cli.AuthflowCommand;
import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.Logs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs {@code authflow} commands, in this process or in their own, and keeps all of their output. */
public final class CommandLines {
    private final String bootstrapServers;
    private final Path directory;

    /** @param directory for what a process of its own needs */
    public CommandLines(String bootstrapServers, Path directory) {
        this.bootstrapServers = bootstrapServers;
        this.directory = directory;
    }

    /** What a command prints on both of its outputs. */
    public String run(String... arguments) {
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out, true);
        CommandContext context = new CommandContext(
                new ByteArrayInputStream(new byte[0]),
                printer,
                printer,
                false,
                false,
                Map.of(),
                InstantSource.system(),
                ZoneOffset.UTC,
                directory,
                Logs.untouched());
        AuthflowCommand.commandLine(context).execute(with(arguments).toArray(String[]::new));
        return out.toString();
    }

    /**
     * What a command prints in a process of its own.
     *
     * @param input what it is given to read
     * @param seen is given the process while it runs
     */
    public String runInAProcess(String input, Consumer<ProcessHandle> seen, String... arguments) {
        try {
            Process process = new ProcessBuilder(command(arguments))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            int first = process.getInputStream().read();
            seen.accept(process.toHandle());
            return (char) first + new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class path stands in a file, as it would be too long for a line. */
    private List<String> command(String... arguments) throws IOException {
        Path classPath = Files.writeString(
                directory.resolve("class-path"), "-cp \"" + System.getProperty("java.class.path") + "\"");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "@" + classPath,
                "io.authflow.cli.Authflow"));
        command.addAll(with(arguments));
        return command;
    }

    private List<String> with(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-server", bootstrapServers));
        return all;
    }
}
