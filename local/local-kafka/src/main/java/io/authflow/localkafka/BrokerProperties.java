package io.authflow.localkafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Makes the properties of a single small broker that starts quickly. */
final class BrokerProperties {
    static final int NODE_ID = 1;
    static final String CLIENT_LISTENER = "CLIENT";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerProperties() {}

    static Map<String, String> of(LocalKafkaSettings settings, ListenerSockets sockets, Path logDirectory) {
        Map<String, String> properties = new HashMap<>();
        properties.putAll(addresses(sockets));
        properties.put("log.dirs", logDirectory.toString());
        properties.putAll(SINGLE_NODE);
        properties.putAll(SMALL);
        properties.putAll(settings.brokerProperties());
        return properties;
    }

    private static Map<String, String> addresses(ListenerSockets sockets) {
        String client = CLIENT_LISTENER + "://" + sockets.clientAddress();
        return Map.of(
                "listeners",
                client + "," + CONTROLLER_LISTENER + "://" + sockets.controllerAddress(),
                "advertised.listeners",
                client,
                "listener.security.protocol.map",
                CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "inter.broker.listener.name",
                CLIENT_LISTENER,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "controller.quorum.voters",
                NODE_ID + "@" + sockets.controllerAddress());
    }

    private static final Map<String, String> SINGLE_NODE = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", String.valueOf(NODE_ID)),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "5"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "5"),
            // If a producer was killed, its open transaction blocks the next owner of its partitions until this check
            // aborts it.
            Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "5"),
            Map.entry("group.initial.rebalance.delay.ms", "0"));

    /**
     * Settings for a small broker. Kafka's defaults suit a server: 128 MiB for the cleaner, 10 MiB of address space per
     * index, dozens of threads.
     */
    private static final Map<String, String> SMALL = Map.of(
            "log.cleaner.dedupe.buffer.size", String.valueOf(16 * 1024 * 1024),
            "log.index.size.max.bytes", String.valueOf(1024 * 1024),
            "num.network.threads", "2",
            "num.io.threads", "4",
            "background.threads", "2",
            "metric.reporters", "");
}
