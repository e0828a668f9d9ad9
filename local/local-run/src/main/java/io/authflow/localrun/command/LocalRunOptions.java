package io.authflow.localrun.command;

import io.authflow.cli.command.WrongUsageException;
import io.authflow.localrun.LocalRunSettings;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options for the size of a local run. */
final class LocalRunOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "3",
            description = "Partitions of each flow topic (default: ${DEFAULT-VALUE}).")
    private int partitions;

    /** Refuses wrong options before the command creates anything. */
    void check() {
        settings(Path.of(""), 0, 0);
    }

    LocalRunSettings settings(Path directory, int kafkaPort, int cognitoPort) {
        try {
            return LocalRunSettings.in(directory)
                    .withPorts(kafkaPort, cognitoPort)
                    .withPartitions(partitions);
        } catch (IllegalArgumentException e) {
            throw new WrongUsageException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
