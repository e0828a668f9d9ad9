package io.authflow.localrun;

import static org.awaitility.Awaitility.await;

import io.authflow.cli.testing.CommandRun;
import io.authflow.cli.testing.PrincipalClient;
import io.authflow.cli.testing.SecuredBroker;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.provisioning.Access;
import io.authflow.provisioning.AccessCatalogue;
import io.authflow.provisioning.AccessGrant;
import io.authflow.provisioning.Principal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;

/** Runs flows through the four services. The services and the clients have the rights of the catalogue only. */
final class SecuredFlows implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(90);
    static final String PASSWORD = "password-1";

    private static final String PREFIX = "it-";
    private static final int PARTITIONS = 2;
    private static final AccessCatalogue RIGHTS = AccessCatalogue.of(TopicCatalogue.of(PARTITIONS, true));

    private final SecuredBroker broker;
    private final Admin admin;
    private final SecuredServices services;

    SecuredFlows(Path directory) {
        broker = SecuredBroker.start(directory, PREFIX, PARTITIONS);
        admin = broker.admin();
        grant();
        services = SecuredServices.start(broker, PREFIX, PARTITIONS, directory);
    }

    void grant() {
        new AccessGrant(admin, "User:" + PREFIX).apply(RIGHTS);
    }

    void revokeReadOn(String topic) throws Exception {
        revoke(topic, AclOperation.READ);
    }

    void revokeWriteOn(String topic) throws Exception {
        revoke(topic, AclOperation.WRITE);
    }

    private void revoke(String topic, AclOperation operation) throws Exception {
        AclBindingFilter rights = new AclBindingFilter(
                new ResourcePatternFilter(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntryFilter(null, null, operation, AclPermissionType.ALLOW));
        admin.deleteAcls(List.of(rights)).all().get();
        // the controller has taken them away; the broker follows
        await().atMost(PATIENCE)
                .until(() -> admin.describeAcls(rights).values().get().isEmpty());
    }

    PrincipalClient as(Principal principal) {
        return new PrincipalClient(broker, PREFIX, principal);
    }

    /** Runs a command as the operator. */
    CommandRun operate(String... command) {
        Stream<String> options = Stream.of(
                "--bootstrap-server",
                broker.bootstrapServers(),
                "--command-config",
                broker.commandConfig(PREFIX + Principal.OPERATOR.principalName())
                        .toString());
        return CommandRun.of(Stream.concat(Stream.of(command), options).toArray(String[]::new));
    }

    /** Lets the publisher read what another principal reads. */
    void letPublisherReadAs(Principal other) throws Exception {
        List<AclBinding> rights = RIGHTS.all().stream()
                .filter(right -> right.principal() == other)
                .map(right ->
                        new Access(Principal.PUBLISHER, right.type(), right.name(), right.pattern(), right.operation()))
                .map(right -> right.binding("User:" + PREFIX))
                .toList();
        admin.createAcls(rights).all().get();
        await().atMost(PATIENCE)
                .until(() ->
                        admin.describeAcls(AclBindingFilter.ANY).values().get().containsAll(rights));
    }

    /** Publishes a request as the publisher. */
    CommandRun publish(String... options) {
        Stream<String> command = Stream.of(
                "publish",
                "--password-stdin",
                "--bootstrap-server",
                broker.bootstrapServers(),
                "--command-config",
                broker.commandConfig(PREFIX + Principal.PUBLISHER.principalName())
                        .toString());
        return CommandRun.withInput(
                PASSWORD, Stream.concat(command, Stream.of(options)).toArray(String[]::new));
    }

    static String newUser() {
        return UUID.randomUUID() + "@example.com";
    }

    /** Asks for a session of that many seconds, and returns the request id. */
    String ask(String user, String password, int partition, int seconds) {
        String request = UUID.randomUUID().toString();
        ask(request, user, password, partition, seconds);
        return request;
    }

    void ask(String request, String user, String password, int partition, int seconds) {
        as(Principal.PUBLISHER)
                .send(EventType.REQUESTED.topic(), request, partition, """
                {"requestId": "%s", "username": "%s", "password": "%s", "sessionSeconds": %d}""".formatted(request, user, password, seconds));
    }

    void awaitEnd(EventType type, String request) {
        await(type.topic()).atMost(PATIENCE).until(() -> as(Principal.REQUESTER).finds(type.topic(), request));
    }

    long committed(String service, TopicPartition partition) throws Exception {
        OffsetAndMetadata offset = admin.listConsumerGroupOffsets("authflow." + service)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(partition);
        return offset == null ? 0 : offset.offset();
    }

    /** Waits until a service is done with all that the operator sees in its topic now. */
    void awaitDone(String service, String topic) {
        for (ConsumerRecord<byte[], byte[]> last : as(Principal.OPERATOR).read(topic)) {
            TopicPartition partition = new TopicPartition(topic, last.partition());
            await(partition + "@" + last.offset())
                    .atMost(PATIENCE)
                    .until(() -> committed(service, partition) > last.offset());
        }
    }

    @Override
    public void close() throws Exception {
        services.close();
        admin.close();
        broker.close();
    }
}
