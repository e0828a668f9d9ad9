package io.authflow.localrun;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a local run.
 *
 * @param dataDirectory holds the run's state; a restart on this directory resumes pending work
 * @param kafkaPort port of the broker on 127.0.0.1; 0 takes any free port
 * @param cognitoPort port of the local Cognito on 127.0.0.1; 0 takes any free port
 * @param bootstrapServers an external broker; null to run one in this process
 * @param cognito an external or shared Cognito; null to run one in this process
 * @param partitions of each flow topic, 1 to 100
 * @param services to start with; a service gets one instance for each time that it is listed
 * @param properties of all services; they override the values that the launcher chooses
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
    /** Enough to show how work is shared, and quick to start. */
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

    /** Returns settings for a run with its own broker and Cognito on free ports, and one instance of each service. */
    public static LocalRunSettings in(Path dataDirectory) {
        return new LocalRunSettings(
                dataDirectory, 0, 0, null, null, DEFAULT_PARTITIONS, List.of(FlowService.values()), Map.of());
    }

    /** Returns these settings with other ports. */
    public LocalRunSettings withPorts(int kafka, int localCognito) {
        return new LocalRunSettings(
                dataDirectory, kafka, localCognito, bootstrapServers, cognito, partitions, services, properties);
    }

    /** Returns these settings with an external broker. */
    public LocalRunSettings withBroker(String servers) {
        return new LocalRunSettings(
                dataDirectory, kafkaPort, cognitoPort, servers, cognito, partitions, services, properties);
    }

    /** Returns these settings with an external or shared Cognito. */
    public LocalRunSettings withCognito(CognitoAccess access) {
        return new LocalRunSettings(
                dataDirectory, kafkaPort, cognitoPort, bootstrapServers, access, partitions, services, properties);
    }

    /** Returns these settings with another number of partitions of each flow topic. */
    public LocalRunSettings withPartitions(int number) {
        return new LocalRunSettings(
                dataDirectory, kafkaPort, cognitoPort, bootstrapServers, cognito, number, services, properties);
    }

    /** Returns these settings with other services to start with. List a service twice to start two instances. */
    public LocalRunSettings withServices(List<FlowService> instances) {
        return new LocalRunSettings(
                dataDirectory, kafkaPort, cognitoPort, bootstrapServers, cognito, partitions, instances, properties);
    }

    /** Returns these settings with one more property for all services. */
    public LocalRunSettings withProperty(String name, String value) {
        Map<String, String> more = new HashMap<>(properties);
        more.put(name, value);
        return new LocalRunSettings(
                dataDirectory, kafkaPort, cognitoPort, bootstrapServers, cognito, partitions, services, more);
    }

    /** Leaves out the Cognito access and the values of the properties, because they may hold secrets. */
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
