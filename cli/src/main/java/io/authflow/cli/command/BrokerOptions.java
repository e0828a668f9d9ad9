package io.authflow.cli.command;

import io.authflow.flowreader.BrokerAccess;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say how to reach the broker. */
public final class BrokerOptions {
    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "The Kafka broker; more than one with commas (default: ${DEFAULT-VALUE}, as 'up' has it).")
    public String bootstrapServer = "";

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Kafka client properties, such as TLS and SASL.")
    @Nullable
    public Path commandConfig;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "How long the broker may take to answer (default: ${DEFAULT-VALUE}).")
    public Duration timeout = Duration.ZERO;

    public BrokerAccess broker() {
        return BrokerAccess.of(bootstrapServer, commandConfig, timeout);
    }
}
