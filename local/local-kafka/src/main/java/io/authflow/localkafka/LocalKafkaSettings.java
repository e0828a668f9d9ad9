package io.authflow.localkafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Settings of a local broker.
 *
 * @param dataDirectory kept between starts: formatted at the first start, opened at later ones; for one process at a
 *     time
 * @param host name or address to listen on; clients get the same name, so {@code 0.0.0.0} does not work
 * @param port for clients; 0 takes any free port
 * @param controllerPort for the broker's own controller, always on the loopback address; 0 takes any free port, which
 *     may change between starts
 * @param brokerProperties Kafka broker settings; they override the settings that this module chooses
 */
public record LocalKafkaSettings(
        Path dataDirectory, String host, int port, int controllerPort, Map<String, String> brokerProperties) {
    private static final int HIGHEST_PORT = 65_535;

    public LocalKafkaSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("The host is blank. Give the name or address to listen on.");
        }
        requirePort("port", port);
        requirePort("controllerPort", controllerPort);
        if (port != 0 && port == controllerPort) {
            throw new IllegalArgumentException(
                    "port and controllerPort are both " + port + ". Give two ports, or 0 for any free one.");
        }
        brokerProperties = Map.copyOf(brokerProperties);
    }

    /** Returns settings for the loopback address, any free ports and no extra properties. */
    public static LocalKafkaSettings in(Path dataDirectory) {
        return new LocalKafkaSettings(dataDirectory, "127.0.0.1", 0, 0, Map.of());
    }

    public LocalKafkaSettings withHost(String newHost) {
        return new LocalKafkaSettings(dataDirectory, newHost, port, controllerPort, brokerProperties);
    }

    public LocalKafkaSettings withPort(int newPort) {
        return new LocalKafkaSettings(dataDirectory, host, newPort, controllerPort, brokerProperties);
    }

    public LocalKafkaSettings withControllerPort(int newControllerPort) {
        return new LocalKafkaSettings(dataDirectory, host, port, newControllerPort, brokerProperties);
    }

    public LocalKafkaSettings withBrokerProperty(String name, String value) {
        Map<String, String> more = new HashMap<>(brokerProperties);
        more.put(name, value);
        return new LocalKafkaSettings(dataDirectory, host, port, controllerPort, more);
    }

    /** Leaves out the values of the properties, because they may hold secrets. */
    @Override
    public String toString() {
        return "LocalKafkaSettings[dataDirectory=" + dataDirectory + ", host=" + host + ", port=" + port
                + ", controllerPort=" + controllerPort + ", brokerProperties=***]";
    }

    private static void requirePort(String name, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    name + " is " + port + ". Give a port from 1 to " + HIGHEST_PORT + ", or 0 for any free one.");
        }
    }
}
