package io.authflow.cli.flow;

import io.authflow.cli.command.BrokerOptions;
import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.DurationConverter;
import io.authflow.cli.command.ExitCode;
import io.authflow.cli.command.RequestPublisher;
import io.authflow.cli.command.SessionConverter;
import io.authflow.cli.command.WrongUsageException;
import io.authflow.cli.render.FlowJson;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.Intent;
import io.authflow.contracts.event.Password;
import io.authflow.flowreader.BrokerAccess;
import io.authflow.flowreader.FlowReader;
import io.authflow.flowreader.FlowWatch;
import io.authflow.flowreader.Outcome;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = "Asks for a session of a user. The password comes from standard input or a prompt, never from an"
                + " argument, and is published sealed to the two services that need it.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:published; with --follow, logged out",
            "1:failure",
            "2:wrong usage",
            "3:with --follow, the flow ended in auth.failed.v1",
            "4:with --follow, the flow did not end in time",
            "5:with --follow, no record of the flow was seen"
        })
public final class PublishCommand implements Callable<Integer> {
    private static final Duration SLACK = Duration.ofSeconds(60);

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private BrokerOptions options = new BrokerOptions();

    @Mixin
    private SealingOptions sealing = new SealingOptions();

    @Mixin
    private UserOptions user = new UserOptions();

    @Option(
            names = "--session",
            paramLabel = "TIME",
            defaultValue = "120s",
            converter = SessionConverter.class,
            description = "From login to logout, 1s to 24h (default: ${DEFAULT-VALUE}).")
    private int sessionSeconds;

    @Option(
            names = "--intent",
            paramLabel = "WHAT",
            defaultValue = "auto",
            converter = IntentConverter.class,
            description =
                    "login: never sign up; signup: never log in; auto: whichever fits (default: ${DEFAULT-VALUE}).")
    private Intent intent = Intent.AUTO;

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description = "With --follow, write the tokens of a login to this new file, readable by its owner only.")
    private @Nullable Path tokensFile;

    @Option(names = "--follow", description = "Show each step as it happens, until the flow ends.")
    private boolean follow;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long to follow (default: the session and a minute).")
    private @Nullable Duration wait;

    @Option(names = "--json", description = "One JSON object per line.")
    private boolean json;

    public PublishCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.logs().off();
        requireFollowForTokens();
        SealingOptions.Seal seal = sealing.seal(context, options.timeout);
        UserOptions.Login login = user.read(context);
        TokensFile tokens = tokensFile == null ? null : new TokensFile(tokensFile, login.username(), context.clock());
        AuthRequested request = request(login, seal, tokens == null ? null : tokens.replyKey());
        return follow ? publishAndFollow(request, tokens) : publish(request);
    }

    private void requireFollowForTokens() {
        if (tokensFile != null && !follow) {
            throw new WrongUsageException(spec.commandLine(), "--tokens needs --follow, which waits for them.");
        }
    }

    private AuthRequested request(UserOptions.Login login, SealingOptions.Seal seal, @Nullable ReplyKey replyKey) {
        RequestId id = RequestId.create(context.clock().instant(), new SecureRandom());
        Password password = seal.seal(id, login.username(), login.password(), replyKey);
        return new AuthRequested(id, login.username(), password, sessionSeconds, intent, replyKey);
    }

    private int publish(AuthRequested request) {
        RecordMetadata place = send(request, options.broker());
        String id = request.requestId().value();
        if (json) {
            new FlowJson(context.out()).print(new Published(id, place.topic(), place.partition(), place.offset()));
        } else {
            context.out().println("request " + id + "\nfollow it with: authflow show " + id + " --follow");
        }
        return ExitCode.OK;
    }

    private int publishAndFollow(AuthRequested request, @Nullable TokensFile tokens) {
        BrokerAccess broker = options.broker();
        FlowOutput output = new FlowOutput(context, json);
        FlowReader.RecordListener listener = tokens == null ? record -> {} : tokens;
        try (FlowReader reader = FlowReader.fromNow(broker, request.requestId(), listener)) {
            if (!json) {
                context.out().println("request " + request.requestId());
            }
            send(request, broker);
            FlowWatch watch = new FlowWatch(reader, output.view(), context.clock());
            Outcome outcome = watch.follow(deadline());
            output.outcome(request.requestId(), outcome, reader, watch.omitted());
            if (tokens != null && !tokens.isWritten()) {
                context.err().println("authflow: No tokens came, so the file of --tokens was not made.");
            }
            return ExitCode.of(outcome);
        }
    }

    private RecordMetadata send(AuthRequested request, BrokerAccess broker) {
        return new RequestPublisher(broker).publish(request, context.clock().instant());
    }

    private Instant deadline() {
        Duration given = wait == null ? Duration.ofSeconds(sessionSeconds).plus(SLACK) : wait;
        return context.clock().instant().plus(given);
    }

    record Published(String requestId, String topic, int partition, long offset) {}
}
