package io.authflow.cli.command;

import io.authflow.flowreader.BrokerAccess;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
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
        return new BrokerAccess(bootstrapServer, commandConfig == null ? Map.of() : read(commandConfig), timeout);
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) { // IllegalArgumentException: a broken Unicode escape
            throw new CommandException(
                    "The client properties of " + OptionFile.name("--command-config", file)
                            + " cannot be read. Check the path, its rights and the file's syntax.",
                    e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
