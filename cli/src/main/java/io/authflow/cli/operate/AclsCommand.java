package io.authflow.cli.operate;

import io.authflow.cli.command.BrokerOptions;
import io.authflow.cli.command.CommandContext;
import io.authflow.cli.command.ExitCode;
import io.authflow.cli.command.WrongUsageException;
import io.authflow.cli.render.AccessList;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.provisioning.AccessCatalogue;
import io.authflow.provisioning.AccessGrant;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "acls",
        mixinStandardHelpOptions = true,
        description =
                "Prints the rights that each principal needs at a broker with an authorizer, as the catalogue of topics has"
                        + " them, or gives them with --apply. It takes none away.")
public final class AclsCommand implements Callable<Integer> {
    private static final String USER = "User:";

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--principal-prefix",
            paramLabel = "PREFIX",
            defaultValue = USER,
            description = "What stands before each principal's name (default: ${DEFAULT-VALUE}).")
    private String principalPrefix = USER;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "kafka-acls",
            converter = FormatConverter.class,
            description = "kafka-acls: lines for a shell; json: one object per line (default: ${DEFAULT-VALUE}).")
    private AccessList.Format format = AccessList.Format.KAFKA_ACLS;

    @Option(names = "--apply", description = "Give the rights instead of printing them. Safe to repeat.")
    private boolean apply;

    public AclsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!principalPrefix.matches("User:[A-Za-z0-9._-]*")) {
            throw new WrongUsageException(
                    spec.commandLine(), "--principal-prefix begins with User:, then A-Z a-z 0-9 . _ - only.");
        }
        if (broker.commandConfig != null && !Files.exists(broker.commandConfig)) {
            throw new WrongUsageException(
                    spec.commandLine(), "--command-config names no file. Give a file of Kafka client properties.");
        }
        context.logs().off();
        // The number of partitions does not affect the rights.
        AccessCatalogue catalogue = AccessCatalogue.of(TopicCatalogue.of(1, false));
        if (apply) {
            give(catalogue);
        } else {
            AccessList list = new AccessList(context.out(), principalPrefix);
            list.print(catalogue, format, broker.bootstrapServer, broker.commandConfig);
        }
        return ExitCode.OK;
    }

    private void give(AccessCatalogue catalogue) {
        try (Admin admin = broker.broker().admin()) {
            List<String> beyond = new AccessGrant(admin, principalPrefix).apply(catalogue);
            beyond.forEach(sentence -> context.err()
                    .println("authflow: " + sentence + ", which the catalogue does not name. Remove it unless you"
                            + " gave it on purpose."));
            context.out().println(catalogue.all().size() + " rights are given");
        }
    }
}
