package io.authflow.localrun;

import static io.authflow.contracts.event.EventType.FAILED;
import static io.authflow.contracts.event.EventType.LOGGED_IN;
import static io.authflow.contracts.event.EventType.LOGGED_OUT;
import static io.authflow.contracts.event.EventType.LOGOUT_DUE;
import static io.authflow.contracts.event.EventType.REQUESTED;
import static io.authflow.contracts.event.EventType.SESSION_CHANGED;
import static io.authflow.contracts.event.EventType.SESSION_CHANGE_REQUESTED;
import static io.authflow.contracts.event.EventType.SIGNED_UP;
import static io.authflow.contracts.event.EventType.USER_NOT_FOUND;
import static io.authflow.localrun.SecuredFlows.PASSWORD;
import static io.authflow.localrun.SecuredFlows.PATIENCE;
import static io.authflow.localrun.SecuredFlows.newUser;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.cli.testing.CommandRun;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.event.EventId;
import io.authflow.contracts.event.EventJson;
import io.authflow.provisioning.Principal;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks that the rights of the catalogue are enough for flows through all services, for clients and for an operator.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredFlowIT {
    private static final String DEAD_LETTERS_OF_CHECK = DeadLetter.topicOf("check-service");

    @TempDir
    private static Path directory;

    /** Signed up by the first flow. */
    private final String known = newUser();

    private SecuredFlows flows;

    @BeforeAll
    void start() {
        flows = new SecuredFlows(directory);
        flows.awaitEnd(LOGGED_OUT, flows.ask(known, PASSWORD, 0, 1));
    }

    @AfterAll
    void stop() throws Exception {
        flows.close();
    }

    @Test
    void logsInAndRefusesAndLogsOut() {
        String wrong = flows.ask(known, "password-2", 1, 1);

        String logIn = flows.ask(known, PASSWORD, 0, 1);

        flows.awaitEnd(FAILED, wrong);
        flows.awaitEnd(LOGGED_OUT, logIn);
        assertThat(flows.as(Principal.REQUESTER).finds(LOGGED_IN.topic(), logIn))
                .isTrue();
    }

    @Test
    void endsASessionAhead() {
        String request = flows.ask(newUser(), PASSWORD, 0, 3600);
        await().atMost(PATIENCE).until(() -> flows.as(Principal.OPERATOR).finds(SIGNED_UP.topic(), request));

        flows.as(Principal.SESSION_CHANGER)
                .send(SESSION_CHANGE_REQUESTED.topic(), request, null, """
                        {"requestId": "%s", "action": "end"}""".formatted(request));

        flows.awaitEnd(LOGGED_OUT, request);
        assertThat(flows.as(Principal.SESSION_CHANGER).finds(SESSION_CHANGED.topic(), request))
                .isTrue();
    }

    /** Who writes requests is told of their topic, and may not read it. */
    @Test
    void whoPublishesAndReadsTheAnswersFollowsItsRequestToTheEnd() throws Exception {
        flows.letPublisherReadAs(Principal.REQUESTER);

        CommandRun followed = flows.publish("--user", newUser(), "--plain", "--session", "1s", "--follow");

        assertThat(followed.exitCode()).as(followed.all()).isZero();
        assertThat(followed.out())
                .contains("Not shown, because this client may not read: " + REQUESTED.topic())
                .doesNotContain(", " + LOGGED_OUT.topic());
    }

    /** A dead letter that cannot be written holds the offset back. Other records go on, and nothing is dropped. */
    @Test
    void waitsUntilADeadLetterCanBeWritten() throws Exception {
        flows.revokeWriteOn(DEAD_LETTERS_OF_CHECK);
        long poison = flows.as(Principal.PUBLISHER).send(REQUESTED.topic(), null, 1, "no json");
        String behind = flows.ask(newUser(), PASSWORD, 1, 1);
        String beside = flows.ask(known, PASSWORD, 0, 1);
        flows.awaitEnd(LOGGED_OUT, beside);
        flows.awaitEnd(LOGGED_OUT, behind);
        long committedMeanwhile = flows.committed("check-service", new TopicPartition(REQUESTED.topic(), 1));

        flows.grant();

        flows.awaitDone("check-service", REQUESTED.topic());
        assertThat(committedMeanwhile).isLessThanOrEqualTo(poison);
        assertThat(flows.as(Principal.OPERATOR).read(DEAD_LETTERS_OF_CHECK))
                .extracting(letter -> new String(letter.value(), UTF_8))
                .filteredOn(letter -> letter.contains("\"partition\":1,\"offset\":" + poison + ","))
                .hasSize(1);
    }

    /** A consumer that is refused asks again: nobody has to restart its service. */
    @Test
    void goesOnWhenRightsThatWereTakenAwayAreGivenBack() throws Exception {
        flows.revokeReadOn(USER_NOT_FOUND.topic());
        String waiting = flows.ask(newUser(), PASSWORD, 0, 1);
        flows.awaitEnd(LOGGED_OUT, flows.ask(known, PASSWORD, 0, 1));
        boolean endedMeanwhile = flows.as(Principal.REQUESTER).finds(LOGGED_OUT.topic(), waiting);

        flows.grant();

        flows.awaitEnd(LOGGED_OUT, waiting);
        assertThat(endedMeanwhile).isFalse();
    }

    @Test
    void anOperatorRedrivesALogoutWhichThenHappensOnce() {
        String request = flows.ask(newUser(), PASSWORD, 0, 1);
        flows.awaitEnd(LOGGED_OUT, request);
        String id = deadLetterOfLogout(request);
        CommandRun first = flows.operate("dead-letters", "redrive", id, "--json");
        String anew = requestIdIn(first);
        flows.awaitEnd(LOGGED_OUT, anew);

        CommandRun again = flows.operate("dead-letters", "redrive", id, "--json");

        flows.awaitDone("logout-service", LOGOUT_DUE.topic());
        assertThat(first.exitCode()).as(first.all()).isZero();
        assertThat(requestIdIn(again)).isEqualTo(anew);
        assertThat(flows.as(Principal.REQUESTER).count(LOGGED_OUT.topic(), anew))
                .isEqualTo(1);
    }

    @Test
    void anOperatorRedrivesARequestWhoseIdWasTaken() {
        String request = flows.ask(newUser(), PASSWORD, 0, 1);
        flows.ask(request, newUser(), PASSWORD, 0, 1);
        String id = await().atMost(PATIENCE).until(() -> deadLetterWithConflict(request), found -> !found.isEmpty());
        CommandRun dry = flows.operate("dead-letters", "redrive", "--code", "CONFLICT", "--dry-run");
        CommandRun first = flows.operate("dead-letters", "redrive", id, "--json");
        String anew = requestIdIn(first);
        flows.awaitEnd(LOGGED_OUT, anew);

        CommandRun again = flows.operate("dead-letters", "redrive", "--code", "CONFLICT");

        flows.awaitDone("check-service", REQUESTED.topic());
        assertThat(dry.out()).startsWith("would redrive  " + id).contains(" as request " + anew);
        assertThat(again.out()).startsWith("redriven  " + id).contains(" as request " + anew);
        flows.awaitEnd(LOGGED_OUT, request);
        assertThat(flows.as(Principal.OPERATOR).count(SIGNED_UP.topic(), anew)).isEqualTo(1);
    }

    private String deadLetterWithConflict(String request) {
        CommandRun listed = flows.operate("dead-letters", "list", "--code", "CONFLICT", "--json");
        return listed.out()
                .lines()
                .filter(line -> line.contains(request))
                .map(line -> line.replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1"))
                .findFirst()
                .orElse("");
    }

    /** As if the service had failed on it. */
    private String deadLetterOfLogout(String request) {
        ConsumerRecord<byte[], byte[]> due = flows.as(Principal.OPERATOR).read(LOGOUT_DUE.topic()).stream()
                .filter(found -> request.equals(new String(found.key(), UTF_8)))
                .findFirst()
                .orElseThrow();
        DeadLetter letter = new DeadLetter(
                new RequestId(request),
                null,
                "logout-service",
                due.topic(),
                due.partition(),
                due.offset(),
                Instant.ofEpochMilli(due.timestamp()),
                FailureCode.UNPROCESSABLE,
                1,
                DeadLetter.CONTRACT_VERSION,
                null);
        flows.as(Principal.LOGOUT_SERVICE)
                .send(DeadLetter.topicOf("logout-service"), request, null, new String(EventJson.write(letter), UTF_8));
        return EventId.ofDeadLetter("logout-service", due.topic(), due.partition(), due.offset());
    }

    private static String requestIdIn(CommandRun redriven) {
        return redriven.out().replaceFirst("(?s).*\"requestId\":\"([^\"]+)\".*", "$1");
    }
}
