package io.authflow.localkafka;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * One Kafka node that is both controller and broker (KRaft). It is assembled as in Kafka's own server, but with this
 * module's sockets and fault handlers.
 */
final class CombinedNode {
    private static final Duration CONTROLLED_SHUTDOWN = Duration.ofSeconds(5);

    private final ControllerServer controller;
    private final BrokerServer broker;

    private CombinedNode(ControllerServer controller, BrokerServer broker) {
        this.controller = controller;
        this.broker = broker;
    }

    static CombinedNode start(Storage storage, Map<String, String> properties, ServerSocketFactory sockets) {
        SharedServer shared = shared(storage, new KafkaConfig(properties, false), sockets);
        ControllerServer controller =
                new ControllerServer(shared, KafkaRaftServer.configSchema(), storage.bootstrapMetadata());
        CombinedNode node = new CombinedNode(controller, new BrokerServer(shared));
        node.startUp();
        return node;
    }

    private static SharedServer shared(Storage storage, KafkaConfig config, ServerSocketFactory sockets) {
        return new SharedServer(
                config,
                storage.identity(),
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(voters(config)),
                List.of(),
                new LoggedFaults(),
                sockets);
    }

    private static Map<Integer, InetSocketAddress> voters(KafkaConfig config) {
        return QuorumConfig.parseVoterConnections(config.quorumConfig().voters());
    }

    private void startUp() {
        try {
            controller.startup();
            broker.startup();
        } catch (Throwable e) {
            stopAfter(e);
            throw e;
        }
    }

    private void stopAfter(Throwable failure) {
        try {
            stop();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** Stops the broker first, because its controlled shutdown needs the controller. */
    void stop() {
        broker.shutdown(CONTROLLED_SHUTDOWN);
        controller.shutdown();
    }
}
