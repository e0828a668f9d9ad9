package io.authflow.benchmarks.scheduler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A part of the benchmark in a JVM of its own, that answers questions and ends with its input; see {@link Answers}. */
final class ChildJvm implements AutoCloseable {
    private static final String LOGGING = System.getProperty("benchmark.log", "authflow-cli-quiet.xml");
    private static final long KILOBYTE = 1024;
    private static final int SECONDS_TO_END = 60;

    private final Process process;

    private ChildJvm(Process process) {
        this.process = process;
    }

    static ChildJvm start(Class<?> main, int heapMegabytes, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlogback.configurationFile=" + LOGGING,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return new ChildJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    String ask(String question) {
        try {
            process.outputWriter().write(question + "\n");
            process.outputWriter().flush();
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException("A child JVM does not answer. Look above for why it ended.", e);
        }
    }

    /** Resident memory, where the system tells it as Linux does; else 0. */
    long residentBytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILOBYTE)
                .sum();
    }

    /** As kill -9; returns when the process is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Returns when it has ended by itself. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("A child JVM did not end in " + SECONDS_TO_END
                    + " s and was killed. Look at what it waits for at its end.");
        }
    }

    private String answer() throws IOException {
        for (String line = process.inputReader().readLine();
                line != null;
                line = process.inputReader().readLine()) {
            if (line.startsWith(Answers.PREFIX)) {
                return line.substring(Answers.PREFIX.length());
            }
            System.out.println(line);
        }
        throw new IOException("It has ended");
    }
}
