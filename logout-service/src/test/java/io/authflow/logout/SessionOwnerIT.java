package io.authflow.logout;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cognito.testing.TestPool;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.messaging.testing.RunningService;
import io.authflow.messaging.testing.TestBroker;
import io.authflow.messaging.testing.TestFlow;
import io.authflow.messaging.testing.TestKeys;
import io.authflow.messaging.testing.WireRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that a session ends even if its user ref is missing, or if its login was given up. */
class SessionOwnerIT {
    @TempDir
    static Path state;

    private static TestBroker broker;
    private static TestPool pool;
    private static RunningService service;
    private static int unfit;

    @BeforeAll
    static void start() {
        broker = new TestBroker();
        pool = new TestPool();
        List<String> settings = new ArrayList<>(pool.arguments());
        settings.addAll(new TestKeys().arguments("logout"));
        service = RunningService.start(
                LogoutServiceApplication.application(),
                broker,
                settings,
                "--authflow.scheduler.state-directory=" + state);
    }

    @AfterAll
    static void stop() {
        service.close();
        pool.close();
        broker.close();
    }

    @Test
    void endsTheSessionOfAnOpeningThatNamesNoUserReference() {
        pool.addConfirmed("nameless@example.com");
        broker.producer()
                .send(new ProducerRecord<>(
                        "auth.logged-in.v1",
                        bytes("nameless"),
                        EventJson.write(new LoggedIn(TestFlow.id("nameless"), "nameless@example.com", null, 3600, 1))));

        WireRecord out = broker.await("auth.logged-out.v1", "nameless");

        assertThat(out.headers()).doesNotContainKey("ce_subject");
        assertThat(out.json().propertyNames())
                .containsExactlyInAnyOrder("requestId", "logout", "openedAt", "dueAt", "endedAt");
        assertThat(kinds("nameless@example.com")).contains(Kind.SIGNED_OUT);
        assertThat(broker.find("auth.dead-letter.logout-service.v1", "nameless"))
                .isEmpty();
    }

    /** Of the opening events, and of a logout that is due. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "auth.logged-in.v1 | {\"canary\":1} | \"expiresIn\":3600,\"sessionSeconds\":1",
                "auth.logged-in.v1 | 42 | \"expiresIn\":3600,\"sessionSeconds\":1",
                "auth.signed-up.v1 | \"canary b\" | \"signup\":\"created_and_confirmed\",\"sessionSeconds\":1",
                "auth.logout-due.v1 | \"\" | \"openedAt\":\"2026-11-22T12:00:00Z\",\"dueAt\":\"2026-11-22T12:00:00Z\""
            })
    void endsTheSessionByTheNameInTheRequestIfTheImmutableOneIsUnfit(String topic, String user, String fields) {
        String id = "unfit-" + unfit++;
        String name = id + "@example.com";
        pool.addConfirmed(name);
        broker.producer().send(new ProducerRecord<>(topic, bytes(id), bytes("""
                {"requestId":"%s","username":"%s","user":%s,%s}""".formatted(id, name, user, fields))));

        WireRecord out = broker.await("auth.logged-out.v1", id);

        assertThat(out.value()).doesNotContain("canary").doesNotContain(name);
        assertThat(kinds(name)).contains(Kind.SIGNED_OUT);
        assertThat(broker.find("auth.dead-letter.logout-service.v1", id)).isEmpty();
    }

    @Test
    void endsALoginThatWasGivenUpAfterTheSignOut() {
        pool.addConfirmed("given-up@example.com");
        pool.logIn("given-up@example.com");

        broker.publish(TestFlow.record(LogoutDue.afterUncertainLogin(
                TestFlow.id("given-up"), "given-up@example.com", FailureCode.UNAVAILABLE, Instant.now())));

        WireRecord failed = broker.await("auth.failed.v1", "given-up");
        assertThat(failed.field("step")).isEqualTo("login");
        assertThat(failed.field("loginError")).isEqualTo("UNAVAILABLE");
        assertThat(kinds("given-up@example.com")).contains(Kind.SIGNED_OUT);
        assertThat(broker.find("auth.logged-out.v1", "given-up")).isEmpty();
    }

    private static List<Kind> kinds(String username) {
        return pool.ledger(username).stream().map(entry -> entry.kind()).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
