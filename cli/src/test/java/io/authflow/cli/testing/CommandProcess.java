package io.authflow.cli.testing;

import io.authflow.cli.Authflow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the command in its own process, on the class path of the tests.
 *
 * @param output text that the command printed on both of its outputs
 */
public record CommandProcess(int exitCode, String output) {
    private static final long PATIENCE_SECONDS = 300;

    /**
     * Runs the command to its end.
     *
     * @param environment all that it has, but for the path
     * @param input what it is given to read
     * @param arguments of the command, in the words of bash, which can write any byte: {@code $'\xe4'}
     */
    public static CommandProcess run(Path directory, Map<String, String> environment, String input, String arguments)
            throws IOException, InterruptedException {
        return run(Authflow.class, directory, environment, input, arguments);
    }

    /** The same for another entry point. */
    public static CommandProcess run(
            Class<?> main, Path directory, Map<String, String> environment, String input, String arguments)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String line = "exec '" + java + "' -Xmx768m -XX:TieredStopAtLevel=1 -cp '"
                + System.getProperty("java.class.path") + "' " + main.getName() + " " + arguments;
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", line)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the command has not ended");
        }
        return new CommandProcess(process.exitValue(), output);
    }
}
