package io.authflow.cli.session;

import io.authflow.cli.command.BrokerOptions;
import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.DurationConverter;
import io.authflow.cli.command.ExitCode;
import io.authflow.cli.command.RequestIdConverter;
import io.authflow.cli.command.RequestPublisher;
import io.authflow.cli.render.ChangeSentence;
import io.authflow.cli.render.FlowJson;
import io.authflow.cli.render.Screen.Accent;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.SessionChangeRequested;
import io.authflow.contracts.event.SessionChanged;
import io.authflow.flowreader.BrokerAccess;
import io.authflow.flowreader.ChangeAnswers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Common part of {@code end} and {@code extend}. Publishes a session change and reports the answer. */
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the session was changed",
            "1:failure, or the change was refused",
            "2:wrong usage",
            "4:no answer came in time; the change may be decided later",
            "5:nothing changed: no session of that id is known",
            "6:nothing changed: the session had ended before",
            "7:nothing changed: no session is open yet",
            "9:nothing changed: the session is open, and due when it was due"
        })
abstract sealed class ChangeCommand implements Callable<Integer> permits EndCommand, ExtendCommand {
    private static final String NO_ANSWER = "no-answer";

    private final CommandContext context;

    @Mixin
    private BrokerOptions options = new BrokerOptions();

    @Parameters(
            index = "0",
            paramLabel = "REQUEST-ID",
            converter = RequestIdConverter.class,
            description = "The id that 'publish' printed, or the request's own.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private RequestId requestId;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "How long to wait for the answer (default: ${DEFAULT-VALUE}).")
    private Duration wait = Duration.ZERO;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    ChangeCommand(CommandContext context) {
        this.context = context;
    }

    abstract SessionChangeRequested change(RequestId requestId);

    @Override
    public Integer call() {
        context.logs().off();
        SessionChangeRequested change = change(requestId);
        Instant now = context.clock().instant();
        String changeId = RequestId.create(now, new SecureRandom()).value();
        Optional<SessionChanged> answer = ask(change, changeId, now);
        if (json) {
            print(changeId, answer.orElse(null));
        } else {
            say(change, answer.orElse(null));
        }
        return answer.map(changed -> ExitCode.of(changed.outcome())).orElse(ExitCode.NO_ANSWER);
    }

    private Optional<SessionChanged> ask(SessionChangeRequested change, String changeId, Instant now) {
        BrokerAccess broker = options.broker();
        try (ChangeAnswers answers = ChangeAnswers.fromNow(broker)) {
            new RequestPublisher(broker).publish(change, changeId, now);
            Instant deadline = context.clock().instant().plus(wait);
            return answers.await(change.requestId(), changeId, deadline, context.clock());
        }
    }

    private void print(String changeId, @Nullable SessionChanged answer) {
        new FlowJson(context.out())
                .print(
                        answer == null
                                ? new Answer(requestId.value(), changeId, NO_ANSWER, null, null, null, null)
                                : Answer.of(changeId, answer));
    }

    private void say(SessionChangeRequested change, @Nullable SessionChanged answer) {
        ChangeSentence sentence = new ChangeSentence(context.zone());
        if (answer != null && answer.outcome().isChange()) {
            context.screen().line(Accent.GOOD, sentence.of(answer));
        } else {
            context.err()
                    .println("authflow: " + (answer == null ? sentence.ofNoAnswer(change, wait) : sentence.of(answer)));
        }
    }

    record Answer(
            String requestId,
            String changeId,
            String outcome,
            @Nullable Instant dueAt,
            SessionChanged.@Nullable Reason reason,
            @Nullable FailureCode code,
            @Nullable String field) {

        static Answer of(String changeId, SessionChanged answer) {
            return new Answer(
                    answer.requestId().value(),
                    changeId,
                    answer.outcome().wireName(),
                    answer.dueAt(),
                    answer.reason(),
                    answer.code(),
                    answer.field());
        }
    }
}
