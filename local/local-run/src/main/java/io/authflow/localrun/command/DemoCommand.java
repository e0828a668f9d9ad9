package io.authflow.localrun.command;

import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.ExitCode;
import io.authflow.cli.command.RequestPublisher;
import io.authflow.cli.command.SessionConverter;
import io.authflow.cli.keys.LocalKeys;
import io.authflow.cli.render.FlowText;
import io.authflow.cli.render.Screen;
import io.authflow.cli.render.Screen.Accent;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.Password;
import io.authflow.flowreader.BrokerAccess;
import io.authflow.flowreader.FlowReader;
import io.authflow.flowreader.FlowWatch;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.PasswordSealer;
import io.authflow.sealing.SealingKeys;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts Kafka, a local Cognito and the four services in one process on free ports, runs a sign-up, a login"
                        + " and a wrong password through them, and leaves nothing behind.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all three flows ended as they must", "1:failure", "2:wrong usage"})
final class DemoCommand implements Callable<Integer> {
    /** Longer than any flow of the demo. */
    private static final Duration PASSWORD_LIFE = Duration.ofHours(24);

    private static final Duration SLACK = Duration.ofSeconds(60);
    private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(30);

    private final CommandContext context;

    @Mixin
    private LocalRunOptions options = new LocalRunOptions();

    @Option(
            names = "--session",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = SessionConverter.class,
            description = "From login to logout, 1s to 24h (default: ${DEFAULT-VALUE}).")
    private int sessionSeconds;

    DemoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        options.check();
        RunDirectory directory = RunDirectory.temporary();
        directory.logTo(context.logs());
        Screen screen = context.screen();
        screen.line(Accent.TITLE, "Starting Kafka, Cognito and the four services in this process");
        try (LocalRunProcess process =
                LocalRunProcess.prepare(options.settings(directory.path(), 0, 0), context, screen, directory::delete)) {
            return play(screen, process, directory);
        }
    }

    private int play(Screen screen, LocalRunProcess process, RunDirectory directory) {
        boolean good = false;
        try {
            String broker = process.start().bootstrapServers();
            List<String> astray = play(screen, broker, sealer(directory));
            good = astray.isEmpty();
            return summary(screen, astray);
        } finally {
            if (!good) {
                screen.line("The log of this run is kept: " + directory.keepLog());
            }
        }
    }

    private PasswordSealer sealer(RunDirectory directory) {
        SealingKeys keys = LocalKeys.published(directory.keys(), context.clock().instant());
        return new PasswordSealer(new JweSealer(keys), PASSWORD_LIFE, context.clock());
    }

    private List<String> play(Screen screen, String bootstrapServers, PasswordSealer sealer) {
        BrokerAccess broker = new BrokerAccess(bootstrapServers, Map.of(), BROKER_TIMEOUT);
        List<String> astray = new ArrayList<>();
        int number = 0;
        for (DemoFlow flow : DemoFlow.all()) {
            screen.line("");
            screen.line(Accent.TITLE, "Flow " + ++number + ": " + flow.title());
            if (!play(screen, broker, sealer, flow)) {
                astray.add(flow.title());
            }
        }
        return astray;
    }

    private boolean play(Screen screen, BrokerAccess broker, PasswordSealer sealer, DemoFlow flow) {
        Instant now = context.clock().instant();
        RequestId id = RequestId.create(now, new SecureRandom());
        try (FlowReader reader = FlowReader.fromNow(broker, id)) {
            FlowWatch watch = new FlowWatch(reader, new FlowText(screen, context.zone()), context.clock());
            Password password = sealer.seal(id, DemoFlow.USER, flow.password(), null);
            new RequestPublisher(broker).publish(new AuthRequested(id, DemoFlow.USER, password, sessionSeconds), now);
            watch.follow(now.plusSeconds(sessionSeconds).plus(SLACK));
            return flow.isTakenBy(watch.events());
        }
    }

    private static int summary(Screen screen, List<String> astray) {
        screen.line("");
        if (!astray.isEmpty()) {
            screen.line(Accent.BAD, "Not as it must be: " + String.join("; ", astray));
            return ExitCode.FAILURE;
        }
        screen.line(Accent.GOOD, "Each flow took its branch and ended once: 2 logged out on time, 1 refused.");
        screen.line("Go on with a run that stays:  ./authflow up");
        screen.line("and send it requests with:    ./authflow publish --help");
        return ExitCode.OK;
    }
}
