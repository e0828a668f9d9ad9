package io.authflow.cli.operate;

import io.authflow.cli.command.BrokerOptions;
import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.ExitCode;
import io.authflow.cli.command.OptionFile;
import io.authflow.cli.command.WrongUsageException;
import io.authflow.cli.deadletter.DeadLetterEntry;
import io.authflow.cli.deadletter.DeadLetterFilter;
import io.authflow.cli.deadletter.DeadLetters;
import io.authflow.cli.deadletter.KafkaSources;
import io.authflow.cli.deadletter.PacedPublisher;
import io.authflow.cli.deadletter.Redrivable;
import io.authflow.cli.deadletter.Redrive;
import io.authflow.cli.render.RedriveReport;
import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.event.EventRecord;
import io.authflow.flowreader.BrokerAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        description =
                "Publishes the records behind dead letters anew, each to its own topic and under a new request id that is"
                        + " always the same for one dead letter. To repeat it does no harm.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all were published, or would be with --dry-run",
            "1:failure; what was published until then stays, and to repeat does no harm",
            "2:wrong usage",
            "5:no dead letter is as asked for",
            "8:at least one was refused; the output says why, and what to do"
        })
public final class DeadLettersRedriveCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private BrokerOptions options = new BrokerOptions();

    @Parameters(paramLabel = "ID", arity = "0..*", description = "The ids that 'dead-letters list' shows.")
    private List<UUID> ids = List.of();

    @Mixin
    private DeadLetterOptions which = new DeadLetterOptions();

    @Option(names = "--all", description = "All of them, where neither ids nor a filter is given.")
    private boolean all;

    @Option(names = "--dry-run", description = "Publish nothing, and say what would be done.")
    private boolean dryRun;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many in a second at most, 1 to 1,000 (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--hash-key",
            paramLabel = "FILE",
            description = "The services' dead-letter key: each record is compared with the hash in its dead letter.")
    private @Nullable Path hashKey;

    @Option(names = "--json", description = "One JSON object per dead letter and line.")
    private boolean json;

    public DeadLettersRedriveCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        DeadLetterFilter filter =
                which.filter(spec, ids.stream().map(UUID::toString).toList(), context.clock());
        requireUsage(filter);
        Redrivable redrivable = new Redrivable(hashKey == null ? null : readKey(hashKey));
        context.logs().off();
        BrokerAccess broker = options.broker();
        // Apply the limit after the search for missing ids: an id beyond the limit is not missing.
        DeadLetters all = DeadLetters.read(broker, filter, DeadLetters.LIMIT_MAX);
        List<String> missing = missing(all);
        DeadLetters found = all.oldest(which.limit);
        RedriveReport report = new RedriveReport(context.out(), json, dryRun);
        if (dryRun) {
            redrive(broker, redrivable, nothing -> {}, found, report);
        } else {
            try (PacedPublisher publisher = new PacedPublisher(broker, rate)) {
                redrive(broker, redrivable, publisher, found, report);
            }
        }
        report.summary(found.total(), found.unreadable(), missing);
        return exitCode(report, found, missing);
    }

    private void redrive(
            BrokerAccess broker,
            Redrivable redrivable,
            Consumer<EventRecord> publisher,
            DeadLetters found,
            RedriveReport report) {
        try (KafkaSources sources = new KafkaSources(broker)) {
            new Redrive(sources, redrivable, publisher, context.clock()).run(found.entries(), report);
        }
    }

    private void requireUsage(DeadLetterFilter filter) {
        if (filter.isSet() == all) {
            throw new WrongUsageException(
                    spec.commandLine(), "Say which: ids, a filter (--service, --code, --since), or --all.");
        }
        if (rate < 1 || rate > PacedPublisher.RATE_MAX) {
            throw new WrongUsageException(
                    spec.commandLine(), "--rate is from 1 to " + PacedPublisher.RATE_MAX + ", not " + rate + ".");
        }
    }

    private KeyedHash readKey(Path file) {
        try {
            return KeyedHash.ofBase64(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The key of " + OptionFile.name("--hash-key", file)
                            + " cannot be read. Check the path and its rights.",
                    e);
        } catch (IllegalArgumentException e) {
            throw new WrongUsageException(
                    spec.commandLine(), "--hash-key names a file with base64 of at least 32 bytes.");
        }
    }

    private List<String> missing(DeadLetters all) {
        Set<String> there = all.entries().stream().map(DeadLetterEntry::id).collect(Collectors.toSet());
        return ids.stream()
                .map(UUID::toString)
                .filter(id -> !there.contains(id))
                .toList();
    }

    private static int exitCode(RedriveReport report, DeadLetters found, List<String> missing) {
        if (report.refused() > 0 || found.total() > found.entries().size()) {
            return ExitCode.REFUSED;
        }
        return report.done() > 0 && missing.isEmpty() ? ExitCode.OK : ExitCode.NOT_FOUND;
    }
}
