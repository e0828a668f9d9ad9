package io.authflow.cli.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.cli.testing.PrincipalClient;
import io.authflow.cli.testing.SecuredBroker;
import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.topic.AccessCatalogue;
import io.authflow.contracts.topic.AccessGrant;
import io.authflow.contracts.topic.Principal;
import io.authflow.contracts.topic.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The rights of the catalogue are enough: flows run through four services that have no other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredFlowIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PREFIX = "it-";
    private static final int PARTITIONS = 2;
    private static final AccessCatalogue RIGHTS = AccessCatalogue.of(TopicCatalogue.of(PARTITIONS, true));
    private static final String REQUESTED = "auth.requested.v1";
    private static final String FAILED = "auth.failed.v1";
    private static final String LOGGED_OUT = "auth.logged-out.v1";
    private static final String DEAD_LETTERS = DeadLetter.topicOf("check-service");
    private static final String PASSWORD = "password-1";

    @TempDir
    private static Path directory;

    private SecuredBroker broker;
    private SecuredServices services;
    private Admin admin;

    @BeforeAll
    void start() {
        broker = SecuredBroker.start(directory, PREFIX, PARTITIONS);
        admin = broker.admin();
        new AccessGrant(admin, "User:" + PREFIX).apply(RIGHTS);
        services = SecuredServices.start(broker, PREFIX, PARTITIONS, directory);
    }

    @AfterAll
    void stop() throws Exception {
        services.close();
        admin.close();
        broker.close();
    }

    @Test
    void signsUpLogsInAndLogsOut() {
        String user = newUser();
        awaitEnd(LOGGED_OUT, ask(user, PASSWORD, 0, 1));

        String logIn = ask(user, PASSWORD, 0, 1);

        awaitEnd(LOGGED_OUT, logIn);
        assertThat(as(Principal.REQUESTER).finds("auth.logged-in.v1", logIn)).isTrue();
    }

    @Test
    void endsWithAnAnswerWhatIsRefused() {
        String user = newUser();
        awaitEnd(LOGGED_OUT, ask(user, PASSWORD, 0, 1));

        String wrong = ask(user, "password-2", 0, 1);

        awaitEnd(FAILED, wrong);
    }

    @Test
    void endsASessionAhead() {
        String request = ask(newUser(), PASSWORD, 0, 3600);
        await().atMost(PATIENCE).until(() -> as(Principal.OPERATOR).finds("auth.signed-up.v1", request));

        as(Principal.SESSION_CHANGER).send("auth.session-change-requested.v1", request, null, """
                        {"requestId": "%s", "action": "end"}""".formatted(request));

        awaitEnd(LOGGED_OUT, request);
        assertThat(as(Principal.SESSION_CHANGER).finds("auth.session-changed.v1", request))
                .isTrue();
    }

    /** A dead letter that cannot be written blocks its partition, and nothing is dropped. */
    @Test
    void waitsUntilADeadLetterCanBeWritten() throws Exception {
        admin.deleteAcls(List.of(rightsOn(DEAD_LETTERS))).all().get();
        long poison = as(Principal.PUBLISHER).send(REQUESTED, null, 1, "no json");
        String behind = ask(newUser(), PASSWORD, 1, 1);
        String beside = ask(newUser(), PASSWORD, 0, 1);
        awaitEnd(LOGGED_OUT, beside);
        long committedMeanwhile = committed(new TopicPartition(REQUESTED, 1));
        boolean endedMeanwhile = as(Principal.REQUESTER).finds(LOGGED_OUT, behind);

        new AccessGrant(admin, "User:" + PREFIX).apply(RIGHTS);

        awaitEnd(LOGGED_OUT, behind);
        assertThat(endedMeanwhile).isFalse();
        assertThat(committedMeanwhile).isLessThanOrEqualTo(poison);
        assertThat(as(Principal.OPERATOR).read(DEAD_LETTERS))
                .extracting(letter -> new String(letter.value(), UTF_8))
                .filteredOn(letter -> letter.contains("\"partition\":1,\"offset\":" + poison + ","))
                .hasSize(1);
    }

    private static String newUser() {
        return UUID.randomUUID() + "@example.com";
    }

    private String ask(String user, String password, int partition, int seconds) {
        String request = UUID.randomUUID().toString();
        as(Principal.PUBLISHER).send(REQUESTED, request, partition, """
                {"requestId": "%s", "username": "%s", "password": "%s", "sessionSeconds": %d}""".formatted(request, user, password, seconds));
        return request;
    }

    private void awaitEnd(String topic, String request) {
        await(topic).atMost(PATIENCE).until(() -> as(Principal.REQUESTER).finds(topic, request));
    }

    private PrincipalClient as(Principal principal) {
        return new PrincipalClient(broker, PREFIX, principal);
    }

    private long committed(TopicPartition partition) throws Exception {
        var offset = admin.listConsumerGroupOffsets("authflow.check-service")
                .partitionsToOffsetAndMetadata()
                .get()
                .get(partition);
        return offset == null ? 0 : offset.offset();
    }

    private static AclBindingFilter rightsOn(String topic) {
        return new AclBindingFilter(
                new ResourcePatternFilter(ResourceType.TOPIC, topic, PatternType.LITERAL),
                AccessControlEntryFilter.ANY);
    }
}
