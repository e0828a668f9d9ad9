package io.authflow.localrun.command;

import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.ExitCode;
import io.authflow.cli.render.Screen;
import io.authflow.cli.render.Screen.Accent;
import io.authflow.contracts.event.EventType;
import io.authflow.localrun.CognitoAccess;
import io.authflow.localrun.LocalRun;
import io.authflow.localrun.LocalRunSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Starts Kafka, a local Cognito and the four services in one process, and stays until it is stopped with"
                        + " Ctrl-C. Its data is kept: a restart resumes what is pending.")
final class UpCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private LocalRunOptions options = new LocalRunOptions();

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "" + LocalRunSettings.DEFAULT_KAFKA_PORT,
            description = "Where Kafka listens; 0 takes any free port (default: ${DEFAULT-VALUE}).")
    private int kafkaPort;

    @Option(
            names = "--cognito-port",
            paramLabel = "PORT",
            defaultValue = "" + LocalRunSettings.DEFAULT_COGNITO_PORT,
            description = "Where the local Cognito listens; 0 takes any free port (default: ${DEFAULT-VALUE}).")
    private int cognitoPort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the data is kept (default: .authflow beside the authflow script).")
    private @Nullable Path data;

    @Option(names = "--fresh", description = "Forget the data of earlier runs first.")
    private boolean fresh;

    UpCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        RunDirectory directory = directory();
        LocalRunSettings settings = options.settings(directory.path(), kafkaPort, cognitoPort);
        if (fresh) {
            directory.forget();
        }
        directory.make();
        directory.logTo(context.logs());
        Screen screen = context.screen();
        screen.line("Starting Kafka, Cognito and the four services. Log: " + directory.log());
        try (LocalRunProcess process = LocalRunProcess.prepare(
                settings, context, screen, () -> screen.line("Stopped. Data is kept in " + directory.path()))) {
            explain(screen, process.start(), directory);
            untilInterrupted();
        }
        return ExitCode.OK;
    }

    private RunDirectory directory() {
        Path chosen = data == null ? context.localRun() : data;
        return new RunDirectory(chosen.toAbsolutePath().normalize());
    }

    private void explain(Screen screen, LocalRun run, RunDirectory directory) {
        CognitoAccess cognito = run.cognitoAccess();
        String broker = run.bootstrapServers();
        screen.line("");
        screen.line("  Kafka    " + broker);
        screen.line("  Cognito  " + cognito.endpoint() + "  (user pool " + cognito.userPoolId() + ")");
        run.keySet().ifPresent(url -> screen.line("  Keys     " + url + "  (public, to seal passwords to)"));
        screen.line("");
        screen.line("Publish a request and follow it:");
        screen.line("  echo testpassword123 | ./authflow publish --bootstrap-server " + broker + keys(directory)
                + " --user test@example.com --password-stdin --session 5s --follow");
        screen.line("or with any Kafka client:");
        screen.line("  echo '{\"username\":\"test@example.com\",\"password\":\"testpassword123\",\"sessionSeconds\":5}'"
                + " | kafka-console-producer.sh --bootstrap-server " + broker + " --topic "
                + EventType.REQUESTED.topic());
        screen.line("");
        screen.line(Accent.GOOD, "Ready. Stop with Ctrl-C.");
    }

    /** Returns the option for the keys, if {@code publish} cannot find them by itself. */
    private String keys(RunDirectory directory) {
        return data == null ? "" : " --keys " + directory.keys().resolve("public.json");
    }

    /**
     * Waits until a test interrupts this thread. In normal use, the shutdown hook ends the run together with the
     * process.
     */
    private static void untilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stop) {
            return;
        }
    }
}
