package io.authflow.localrun;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run in one process needs to know before it starts.
 *
 * @param dataDirectory keeps the run's state: a restart on it resumes what is pending
 * @param kafkaPort of the broker, on 127.0.0.1; 0 takes any free port
 * @param cognitoPort of the local Cognito, on 127.0.0.1; 0 takes any free port
 * @param bootstrapServers an external broker; null to run one
 * @param cognito an external or shared Cognito; null to run one
 * @param partitions of each flow topic, 1 to 100
 * @param services to start with, one instance each time that it is named
 * @param properties of all services, which replace what the launcher chooses
 */
public record LocalRunSettings(
        Path dataDirectory,
        int kafkaPort,
        int cognitoPort,
        @Nullable String bootstrapServers,
        @Nullable CognitoAccess cognito,
        int partitions,
        List<FlowService> services,
        Map<String, String> properties) {
    public static final int DEFAULT_KAFKA_PORT = 9092;
    public static final int DEFAULT_COGNITO_PORT = 9229;
    /** Enough to show that work is spread, and quick to start. */
    public static final int DEFAULT_PARTITIONS = 3;

    private static final int PARTITIONS_MAX = 100;
    private static final int PORT_MAX = 65_535;

    public LocalRunSettings {
        requirePort("Kafka", kafkaPort);
        requirePort("Cognito", cognitoPort);
        if (kafkaPort != 0 && kafkaPort == cognitoPort) {
            throw new IllegalArgumentException("Kafka and Cognito are both to listen on " + kafkaPort
                    + ". Give two ports, or 0 for any free one.");
        }
        if (partitions < 1 || partitions > PARTITIONS_MAX) {
            throw new IllegalArgumentException(
                    "A local run has from 1 to " + PARTITIONS_MAX + " partitions, not " + partitions + ".");
        }
        services = List.copyOf(services);
        properties = Map.copyOf(properties);
    }

    /** A broker and a Cognito of its own on any free ports, and one instance of each service. */
    public static LocalRunSettings in(Path dataDirectory) {
        return new LocalRunSettings(
                dataDirectory, 0, 0, null, null, DEFAULT_PARTITIONS, List.of(FlowService.values()), Map.of());
    }

    /** The same on these ports. */
    public LocalRunSettings withPorts(int kafka, int localCognito) {
        return new LocalRunSettings(
                dataDirectory, kafka, localCognito, bootstrapServers, cognito, partitions, services, properties);
    }

    /** The same on an external broker. */
    public LocalRunSettings withBroker(String servers) {
        return new LocalRunSettings(
                dataDirectory, kafkaPort, cognitoPort, servers, cognito, partitions, services, properties);
    }

    /** The same with an external or shared Cognito. */
    public LocalRunSettings withCognito(CognitoAccess access) {
        return new LocalRunSettings(
                dataDirectory, kafkaPort, cognitoPort, bootstrapServers, access, partitions, services, properties);
    }

    /** The same with that many partitions of each flow topic. */
    public LocalRunSettings withPartitions(int number) {
        return new LocalRunSettings(
                dataDirectory, kafkaPort, cognitoPort, bootstrapServers, cognito, number, services, properties);
    }

    /** The same with these services to start with; name one twice for two instances of it. */
    public LocalRunSettings withServices(List<FlowService> instances) {
        return new LocalRunSettings(
                dataDirectory, kafkaPort, cognitoPort, bootstrapServers, cognito, partitions, instances, properties);
    }

    /** The same with one more property of all services. */
    public LocalRunSettings withProperty(String name, String value) {
        Map<String, String> more = new HashMap<>(properties);
        more.put(name, value);
        return new LocalRunSettings(
                dataDirectory, kafkaPort, cognitoPort, bootstrapServers, cognito, partitions, services, more);
    }

    /** Leaves out the properties, which may hold secrets. */
    @Override
    public String toString() {
        return "LocalRunSettings[dataDirectory=" + dataDirectory + ", kafkaPort=" + kafkaPort + ", cognitoPort="
                + cognitoPort + ", bootstrapServers=" + bootstrapServers + ", partitions=" + partitions + ", services="
                + services + ", properties=***]";
    }

    private static void requirePort(String what, int port) {
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("The port of " + what + " is " + port + ". Give one from 1 to "
                    + PORT_MAX + ", or 0 for any free one.");
        }
    }
}
