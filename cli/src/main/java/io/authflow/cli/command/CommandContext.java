package io.authflow.cli.command;

import io.authflow.cli.render.Screen;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/**
 * The parts of the process and its machine that a command may use.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param inputIsTerminal whether standard input is a terminal
 * @param outputIsTerminal whether standard output is a terminal
 * @param environment variables
 * @param clock of the process
 * @param zone for times of day
 * @param home directory of the {@code authflow} script
 * @param logs decides where to log to
 */
public record CommandContext(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        boolean inputIsTerminal,
        boolean outputIsTerminal,
        Map<String, String> environment,
        InstantSource clock,
        ZoneId zone,
        Path home,
        Logs logs) {
    /**
     * Returns the context of this process. The {@code authflow} script sets two system properties for it.
     * {@code authflow.terminal} names which of {@code in} and {@code out} are terminals, because Java 17 cannot find
     * out. {@code authflow.home} is the directory of the script.
     */
    public static CommandContext ofProcess() {
        String terminals = System.getProperty("authflow.terminal", "");
        return new CommandContext(
                System.in,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                terminals.contains("in"),
                terminals.contains("out"),
                System.getenv(),
                InstantSource.system(),
                ZoneId.systemDefault(),
                Path.of(System.getProperty("authflow.home", "")).toAbsolutePath(),
                Logs.ofProcess());
    }

    /** Where {@code up} keeps its data by default. */
    public Path localRun() {
        return home.resolve(".authflow");
    }

    /** The screen of people who read the output, or a plain one. */
    public Screen screen() {
        boolean terminal = outputIsTerminal && !"dumb".equals(environment.get("TERM"));
        return new Screen(
                out, terminal, environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    /** Leaves out the environment, which may hold secrets. */
    @Override
    public String toString() {
        return "CommandContext[home=" + home + ", environment=***]";
    }
}
