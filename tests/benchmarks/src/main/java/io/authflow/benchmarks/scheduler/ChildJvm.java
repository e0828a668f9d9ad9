package io.authflow.benchmarks.scheduler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A part of the benchmark in its own JVM. It answers questions, and ends when its input ends. See {@link Answers}. */
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

    /** Returns the resident memory on Linux, and 0 on other systems. */
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

    /** Kills the process, as kill -9 does. Returns when the process is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends the input and waits until the process has ended by itself. Kills the process after 60 s. */
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
