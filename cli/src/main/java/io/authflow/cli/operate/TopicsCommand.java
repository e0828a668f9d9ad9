package io.authflow.cli.operate;

import io.authflow.cli.command.BrokerOptions;
import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.ExitCode;
import io.authflow.cli.command.WrongUsageException;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.provisioning.BrokerCheck;
import io.authflow.provisioning.TopicCreation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description =
                "Makes the topics of the catalogue, and brings the configuration of those that exist up to it. Safe to"
                        + " repeat.")
public final class TopicsCommand implements Callable<Integer> {
    private static final int PARTITIONS_MAX = 10_000;

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "6",
            description = "Partitions of each flow topic (default: ${DEFAULT-VALUE}). Can't be changed later.")
    private int partitions;

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            description = "Replicas of each topic (default: the broker's own).")
    private @Nullable Short replicationFactor;

    @Option(
            names = "--plain-intake",
            description = "The request topic may hold passwords in clear: keep it for 15 minutes only.")
    private boolean plainIntake;

    public TopicsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (partitions < 1 || partitions > PARTITIONS_MAX) {
            throw new WrongUsageException(
                    spec.commandLine(), "--partitions is from 1 to " + PARTITIONS_MAX + ", not " + partitions + ".");
        }
        context.logs().off();
        TopicCatalogue catalogue = TopicCatalogue.of(partitions, plainIntake);
        try (Admin admin = broker.broker().admin()) {
            new BrokerCheck(admin).run().forEach(sentence -> context.err().println("authflow: " + sentence));
            TopicCreation creation = new TopicCreation(admin);
            List<String> made = creation.apply(catalogue, Optional.ofNullable(replicationFactor));
            creation.findings().forEach(sentence -> context.err().println("authflow: " + sentence));
            made.forEach(topic -> context.out().println("made " + topic));
            context.out()
                    .println(catalogue.topics().size() + " topics are as the catalogue says, " + made.size()
                            + " of them new");
        }
        return ExitCode.OK;
    }
}
