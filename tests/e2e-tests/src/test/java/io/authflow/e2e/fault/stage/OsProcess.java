package io.authflow.e2e.fault.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A process of the operating system. It ends with the JVM of the tests at the latest. */
final class OsProcess {
    private static final Set<Process> STARTED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STARTED.forEach(Process::destroyForcibly)));
    }

    private final Process process;

    private OsProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a command.
     *
     * @param environment added to that of the tests
     * @param log to which its output is appended
     */
    static OsProcess start(List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            STARTED.add(process);
            process.onExit().thenAccept(STARTED::remove);
            return new OsProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException("The command " + command.get(0) + " did not start.", e);
        }
    }

    /** The command of the JDK that runs the tests. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Only for a process that has ended. */
    int exitCode() {
        return process.exitValue();
    }

    /** {@code kill -9}, and waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(30));
    }

    /** Sends a signal such as {@code STOP}, {@code CONT} or {@code TERM}. */
    void signal(String name) {
        Commands.run("kill", "-" + name, String.valueOf(process.pid()));
    }

    /** Whether it ended within that time. */
    boolean awaitExit(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
