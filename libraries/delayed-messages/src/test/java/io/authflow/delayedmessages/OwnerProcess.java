package io.authflow.delayedmessages;

import static org.awaitility.Awaitility.await;

import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A handle of a {@link KillableOwner}. It can kill the process and start it again in the same directory. */
final class OwnerProcess implements AutoCloseable {
    /** Further Kafka properties of every owner, as name=value joined by commas, for experiments. */
    private static final String TRIED = System.getProperty("authflow.owner-properties", "");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String clientId;
    private final List<String> command;
    private Process process;

    OwnerProcess(DelayedMessagesSettings settings, int standbys, String clientId, Membership kind) throws IOException {
        this.clientId = clientId;
        this.command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KillableOwner.class.getName(),
                settings.applicationId(),
                settings.bootstrapServers(),
                settings.stateDirectory().resolve(clientId).toString(),
                String.valueOf(standbys),
                clientId,
                String.join(",", settings.topics().inputs()),
                settings.topics().due(),
                settings.topics().deadLetter()));
        command.addAll(kind.properties(clientId));
        Stream.of(TRIED.split(",")).filter(property -> !property.isBlank()).forEach(command::add);
        this.process = launched();
    }

    String clientId() {
        return clientId;
    }

    /** Kills the process like kill -9, and returns when it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void restart() throws IOException {
        process = launched();
    }

    void awaitRunning() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> state()[0].equals("RUNNING"));
    }

    long pending() {
        return Long.parseLong(state()[1]);
    }

    @Override
    public void close() throws Exception {
        process.getOutputStream().close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private Process launched() throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private String[] state() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            return answer(process.inputReader()).split(" ");
        } catch (IOException e) {
            throw new UncheckedIOException("The owner " + clientId + " does not answer. Look for why it ended.", e);
        }
    }

    /** Returns the next answer. Log lines come on the same stream; they are printed and skipped. */
    private String answer(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(KillableOwner.ANSWER)) {
                return line.substring(KillableOwner.ANSWER.length());
            }
            System.out.println(clientId + ": " + line);
        }
        throw new IOException("The owner " + clientId + " has ended");
    }

    /** The kind of membership in the group. */
    enum Membership {
        /** A new member at each start: the broker waits for the killed member until its session times out. */
        DYNAMIC,
        /** The same member after a restart. */
        STATIC;

        private List<String> properties(String clientId) {
            return this == STATIC ? List.of("main.consumer.group.instance.id=" + clientId) : List.of();
        }
    }
}
