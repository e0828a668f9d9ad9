package io.authflow.logout;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cognito.testing.TestPool;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.SessionChangeRequested;
import io.authflow.contracts.event.SignedUp;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localcognito.faults.Injection;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.messaging.testing.Bomb;
import io.authflow.messaging.testing.PublishedContract;
import io.authflow.messaging.testing.RunningService;
import io.authflow.messaging.testing.TestBroker;
import io.authflow.messaging.testing.TestFlow;
import io.authflow.messaging.testing.TestKeys;
import io.authflow.messaging.testing.WireRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests logout-service on a real broker, with the real SDK and a user pool in the JVM. Logout is by user name. */
class LogoutServiceIT {
    private static final TestKeys KEYS = new TestKeys();

    @TempDir
    static Path directory;

    private static TestBroker broker;
    private static TestPool pool;
    private static RunningService service;

    @BeforeAll
    static void start() {
        broker = new TestBroker();
        pool = new TestPool();
        service = started("state");
    }

    @AfterAll
    static void stop() {
        service.close();
        pool.close();
        broker.close();
    }

    @Test
    void endsTheSessionWhenItHasLastedAndNoEarlier() {
        pool.addConfirmed("known@example.com");
        pool.logIn("known@example.com");

        publishLoggedIn("known", "known@example.com", 1);

        WireRecord out = broker.await("auth.logged-out.v1", "known");
        WireRecord opening = broker.await("auth.logged-in.v1", "known");
        WireRecord due = broker.await("auth.logout-due.v1", "known");
        Instant dueAt = opening.appendedAt().plusSeconds(1);
        assertThat(due.appendedAt()).isAfterOrEqualTo(dueAt);
        assertThat(due.field("dueAt")).isEqualTo(dueAt.toString());
        assertThat(TestFlow.withoutIdAndTime(due))
                .isEqualTo(TestFlow.answerHeaders("logout-service", "auth.logout-due.v1", "known"));
        assertThat(out.headers())
                .containsEntry("ce_type", "auth.logged-out.v1")
                .containsEntry("ce_subject", TestFlow.USER_REF)
                .containsEntry("ce_causationid", due.headers().get("ce_id"))
                .containsEntry("traceparent", TestFlow.TRACE)
                .hasSize(10);
        assertThat(out.json().propertyNames())
                .containsExactlyInAnyOrder("requestId", "userRef", "logout", "openedAt", "dueAt", "endedAt");
        assertThat(out.field("logout")).isEqualTo("success");
        assertThat(kinds("known@example.com")).contains(Kind.SIGNED_OUT);
    }

    @Test
    void endsTheSessionOfASignUp() {
        pool.addConfirmed("new@example.com");

        broker.publish(TestFlow.record(new SignedUp(TestFlow.id("new"), "new@example.com", 1)));

        assertThat(broker.await("auth.logged-out.v1", "new").field("signup")).isEqualTo("created_and_confirmed");
    }

    @Test
    void endsTheSessionEarlyOnRequest() {
        pool.addConfirmed("early@example.com");
        publishLoggedIn("early", "early@example.com", 3_600);
        Instant openedAt = broker.await("auth.logged-in.v1", "early").appendedAt();
        String extended = openedAt.plusSeconds(3_660).toString();

        publishChange("early", "extend-1", "\"action\":\"extend\",\"seconds\":60");
        publishChange("early", "extend-1", "\"action\":\"extend\",\"seconds\":60.0");
        publishChange("early", "end-1", "\"action\":\"END\"");
        publishChange("early", "end-2", "\"action\":\"end\"");

        broker.await("auth.logged-out.v1", "early");
        assertThat(broker.find("auth.session-changed.v1", "early"))
                .extracting(changed -> changed.field("outcome"))
                .containsExactly("extended", "extended", "refused", "ended");
        assertThat(broker.find("auth.session-changed.v1", "early"))
                .extracting(changed -> changed.field("dueAt"))
                .startsWith(extended, extended);
        assertThat(kinds("early@example.com")).contains(Kind.SIGNED_OUT);
    }

    /** Publishes a change without a key, as a client in another language may do. */
    private static void publishChange(String requestId, String changeId, String fields) {
        broker.producer()
                .send(new ProducerRecord<byte[], byte[]>(
                        "auth.session-change-requested.v1",
                        0,
                        null,
                        bytes("{\"requestId\":\"" + requestId + "\"," + fields + "}"),
                        List.of(new RecordHeader("ce_id", bytes(changeId)))));
    }

    @Test
    void sameOpeningEventTwiceEndsOnce() {
        pool.addConfirmed("twice@example.com");
        publishLoggedIn("twice", "twice@example.com", 1);
        publishLoggedIn("twice", "twice@example.com", 1);
        publishLoggedIn("behind-twice", "twice@example.com", 2);

        broker.await("auth.logged-out.v1", "behind-twice");

        assertThat(broker.find("auth.logged-out.v1", "twice")).hasSize(1);
    }

    @Test
    void logoutWaitsWhileThePoolFailsAndThenSucceeds() {
        pool.addConfirmed("faulty@example.com");
        try (Injection fault = pool.inject(Fault.serverError(500)
                .on("AdminUserGlobalSignOut")
                .forUser("faulty@example.com")
                .times(4))) {
            publishLoggedIn("faulty", "faulty@example.com", 1);

            broker.await("auth.logged-out.v1", "faulty");

            assertThat(fault.strikes()).isEqualTo(4);
        }
    }

    @Test
    void unreadableOpeningEventBecomesADeadLetterAndEndsItsFlow() {
        broker.producer()
                .send(new ProducerRecord<>(
                        "auth.logged-in.v1",
                        null,
                        bytes("unreadable"),
                        bytes("{canary"),
                        List.of(
                                new RecordHeader("ce_correlationid", bytes("unreadable")),
                                new RecordHeader("ce_subject", bytes(TestFlow.USER_REF)))));

        WireRecord deadLetter = broker.await("auth.dead-letter.logout-service.v1", "unreadable");
        WireRecord failed = broker.await("auth.failed.v1", "unreadable");
        assertThat(deadLetter.field("code")).isEqualTo("UNPROCESSABLE");
        assertThat(deadLetter.value()).doesNotContain("canary");
        assertThat(failed.field("code")).isEqualTo("UNPROCESSABLE");
        assertThat(failed.field("step")).isEqualTo("schedule");
        assertThat(failed.field("userRef")).isEqualTo(TestFlow.USER_REF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth.session-change-requested.v1",
                "auth.logged-in.v1",
                "auth.signed-up.v1",
                "auth.logout-due.v1"
            })
    void aRecordThatExpandsBeyondTheBoundBecomesADeadLetterAndSessionsEndOnTime(String topic) {
        String session = "beside-" + topic;
        String user = session + "@example.com";
        pool.addConfirmed(user);
        publishLoggedIn(session, user, 3_600);

        RecordMetadata bomb = Bomb.publish(broker, topic);
        broker.publish(TestFlow.record(SessionChangeRequested.end(TestFlow.id(session))));
        publishLoggedIn("behind-" + topic, user, 1);

        broker.await("auth.logged-out.v1", session);
        broker.await("auth.logged-out.v1", "behind-" + topic);
        assertThat(broker.read("auth.dead-letter.logout-service.v1"))
                .filteredOn(letter -> letter.field("topic").equals(topic)
                        && letter.field("code").equals("TOO_LARGE"))
                .extracting(letter -> letter.json().get("offset").asLong())
                .containsExactly(bomb.offset());
    }

    @Test
    void timersOutliveARestart() {
        pool.addConfirmed("patient@example.com");
        publishLoggedIn("patient", "patient@example.com", 8);
        service.close();
        service = started("state");

        WireRecord out = broker.await("auth.logged-out.v1", "patient");

        assertThat(out.field("openedAt"))
                .isEqualTo(broker.await("auth.logged-in.v1", "patient")
                        .appendedAt()
                        .toString());
    }

    @Test
    void timersOutliveTheLossOfTheStateDirectory() {
        pool.addConfirmed("robbed@example.com");
        publishLoggedIn("robbed", "robbed@example.com", 8);
        service.close();
        service = started("another-state");

        broker.await("auth.logged-out.v1", "robbed");

        assertThat(broker.find("auth.logout-due.v1", "robbed")).hasSize(1);
    }

    @Test
    void isBoundAsPublished() {
        Set<String> inputs = new HashSet<>(service.inputTopics());
        inputs.addAll(Set.of("auth.signed-up.v1", "auth.logged-in.v1", "auth.session-change-requested.v1"));
        Set<String> outputs = new HashSet<>(service.outputTopics());
        outputs.addAll(Set.of("auth.logout-due.v1", "auth.session-changed.v1"));

        assertThat(inputs).isEqualTo(PublishedContract.receives("logout-service"));
        assertThat(outputs).isEqualTo(PublishedContract.sends("logout-service"));
    }

    @Test
    void tellsOperatorsHowItIs() {
        assertThat(service.get("/actuator/health/liveness").body()).contains("UP");
        assertThat(service.get("/actuator/health/readiness").body()).contains("UP");
        assertThat(service.get("/actuator/prometheus").body())
                .contains("authflow_scheduler_pending ")
                .contains("authflow_scheduler_next_due_seconds ")
                .contains("authflow_scheduler_overdue ")
                .contains("authflow_scheduler_oldest_overdue_seconds ")
                .contains("authflow_scheduler_drain_time_seconds ")
                .contains("authflow_scheduler_lateness_seconds_bucket{")
                .contains("authflow_scheduler_thread_deaths_total ");
    }

    private static RunningService started(String state) {
        List<String> settings = new ArrayList<>(pool.arguments());
        settings.addAll(KEYS.arguments("logout"));
        return RunningService.start(
                LogoutServiceApplication.application(),
                broker,
                settings,
                "--authflow.scheduler.state-directory=" + directory.resolve(state));
    }

    private static void publishLoggedIn(String requestId, String username, int sessionSeconds) {
        broker.publish(TestFlow.record(new LoggedIn(TestFlow.id(requestId), username, null, 3600, sessionSeconds)));
    }

    private static List<Kind> kinds(String username) {
        return pool.ledger(username).stream().map(entry -> entry.kind()).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
