package io.authflow.provisioning;

import io.authflow.contracts.topic.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the brokers have the settings that the catalogue expects. A finding is only a warning, because the person
 * who makes the topics may not run the brokers. Topics that are made from the catalogue are sound in any case.
 */
public final class BrokerCheck {
    private final Admin admin;

    /** @param admin a client that may describe the configuration of the cluster */
    public BrokerCheck(Admin admin) {
        this.admin = admin;
    }

    /** Returns the settings that differ or cannot be read, one sentence each. */
    public List<String> run() {
        try {
            List<String> findings = new ArrayList<>();
            Map<ConfigResource, Config> brokers =
                    admin.describeConfigs(brokers()).all().get();
            new TreeMap<>(TopicCatalogue.BROKER_CONFIG)
                    .forEach((name, value) -> brokers.forEach(
                            (broker, config) -> findings.addAll(compare(broker, config.get(name), name, value))));
            return List.copyOf(findings);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return List.of("The settings of the brokers could not be read ("
                    + cause.getClass().getSimpleName() + "). See to it that they have " + TopicCatalogue.BROKER_CONFIG
                    + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of("Looking at the brokers' settings was interrupted; it is safe to repeat.");
        }
    }

    private List<ConfigResource> brokers() throws ExecutionException, InterruptedException {
        return admin.describeCluster().nodes().get().stream()
                .map(Node::idString)
                .map(id -> new ConfigResource(ConfigResource.Type.BROKER, id))
                .toList();
    }

    private static List<String> compare(
            ConfigResource broker, @Nullable ConfigEntry found, String name, String expected) {
        String value = found == null ? null : found.value();
        return expected.equals(value)
                ? List.of()
                : List.of(
                        "Broker " + broker.name() + " has " + name + "=" + value + ", the catalogue expects " + expected
                                + ": a topic that is missing would be made without its limits. Set it in the broker's"
                                + " configuration and restart the broker.");
    }
}
