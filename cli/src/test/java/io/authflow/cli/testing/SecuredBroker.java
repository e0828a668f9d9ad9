package io.authflow.cli.testing;

import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.localkafka.LocalKafka;
import io.authflow.localkafka.LocalKafkaSettings;
import io.authflow.provisioning.Principal;
import io.authflow.provisioning.TopicCreation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/**
 * A broker with Kafka's own authorizer, the topics of the catalogue, and one user with a password for each principal. A
 * user without an ACL may do nothing.
 */
public final class SecuredBroker implements AutoCloseable {
    private static final String SUPER_USER = "broker";
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    private final LocalKafka kafka;
    private final Path directory;

    private SecuredBroker(LocalKafka kafka, Path directory) {
        this.kafka = kafka;
        this.directory = directory;
    }

    /** @param principalPrefix what stands before each principal's word in its user's name */
    public static SecuredBroker start(Path directory, String principalPrefix, int partitions) {
        LocalKafkaSettings settings = LocalKafkaSettings.in(directory.resolve("kafka"))
                .withBrokerProperty("listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT")
                .withBrokerProperty("sasl.enabled.mechanisms", "PLAIN")
                .withBrokerProperty("sasl.mechanism.inter.broker.protocol", "PLAIN")
                .withBrokerProperty("listener.name.client.plain.sasl.jaas.config", users(principalPrefix))
                .withBrokerProperty("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                // the broker talks to its own controller without a name
                .withBrokerProperty("super.users", "User:" + SUPER_USER + ";User:ANONYMOUS");
        SecuredBroker broker = new SecuredBroker(LocalKafka.start(settings), directory);
        try (Admin admin = broker.admin()) {
            new TopicCreation(admin).apply(TopicCatalogue.of(partitions, true), Optional.empty());
        }
        return broker;
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** A client that may do everything. */
    public Admin admin() {
        return Admin.create(client(SUPER_USER));
    }

    /** The properties of a client of that user. */
    public Map<String, Object> client(String user) {
        Map<String, Object> properties = new HashMap<>(security(user));
        properties.put("bootstrap.servers", bootstrapServers());
        return properties;
    }

    /** What a client of that user needs besides the address. */
    public static Map<String, String> security(String user) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                LOGIN + " username=\"" + user + "\" password=\"" + password(user) + "\";");
    }

    /** A file for {@code --command-config}, of a client that may do everything. */
    public Path commandConfig() {
        return commandConfig(SUPER_USER);
    }

    /** A file for {@code --command-config}, of a client of that user. */
    public Path commandConfig(String user) {
        String lines = security(user).entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .collect(Collectors.joining("\n"));
        try {
            return Files.writeString(directory.resolve(user + ".properties"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("the test could not write its client properties", e);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }

    private static String users(String prefix) {
        String known = Arrays.stream(Principal.values())
                .map(principal -> user(prefix + principal.principalName()))
                .collect(Collectors.joining());
        return LOGIN + " username=\"" + SUPER_USER + "\" password=\"" + password(SUPER_USER) + "\"" + user(SUPER_USER)
                + known + ";";
    }

    private static String user(String name) {
        return " user_" + name + "=\"" + password(name) + "\"";
    }

    private static String password(String user) {
        return user + "-secret";
    }
}
