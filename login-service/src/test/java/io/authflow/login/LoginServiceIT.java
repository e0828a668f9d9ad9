package io.authflow.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cognito.testing.TestPool;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.event.UserFound;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localcognito.faults.Injection;
import io.authflow.messaging.testing.PublishedContract;
import io.authflow.messaging.testing.RunningService;
import io.authflow.messaging.testing.TestBroker;
import io.authflow.messaging.testing.TestFlow;
import io.authflow.messaging.testing.TestKeys;
import io.authflow.messaging.testing.WireRecord;
import io.authflow.sealing.SealContext.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The service's own application on a real broker, with the real SDK against a pool in the JVM. */
class LoginServiceIT {
    private static final TestKeys KEYS = new TestKeys();

    private static TestBroker broker;
    private static TestPool pool;
    private static RunningService service;

    @BeforeAll
    static void start() {
        broker = new TestBroker();
        pool = new TestPool();
        List<String> settings = new ArrayList<>(pool.arguments());
        settings.addAll(KEYS.arguments("login"));
        service = RunningService.start(
                LoginServiceApplication.application(), broker, settings, "--authflow.messaging.give-up-after=2s");
    }

    @AfterAll
    static void stop() {
        service.close();
        pool.close();
        broker.close();
    }

    @Test
    void logsInAndLetsNoTokenOut() {
        pool.addConfirmed("known@example.com");

        publish("known", "known@example.com", TestPool.PASSWORD);

        WireRecord loggedIn = broker.await("auth.logged-in.v1", "known");
        assertThat(TestFlow.withoutIdAndTime(loggedIn))
                .isEqualTo(TestFlow.answerHeaders("login-service", "auth.logged-in.v1", "known"));
        String user = Objects.requireNonNull(loggedIn.field("user"));
        assertThat(loggedIn.json()).isEqualTo(new JsonMapper().readTree("""
                        {"requestId":"known","username":"known@example.com","user":"%s","expiresIn":3600,"sessionSeconds":120}""".formatted(user)));
        assertThat(KEYS.open(new Sealed(user), "logout", Purpose.SESSION_USER, "known", "known@example.com"))
                .isEqualTo("known@example.com");
    }

    @Test
    void wrongPasswordEndsTheFlow() {
        pool.addConfirmed("wrong@example.com");

        publish("wrong", "wrong@example.com", "notthepassword1");

        awaitFailure("wrong", "NOT_AUTHORIZED");
    }

    @Test
    void disabledUserGetsTheSameAnswer() {
        pool.addConfirmed("disabled@example.com");
        pool.disable("disabled@example.com");

        publish("disabled", "disabled@example.com", TestPool.PASSWORD);

        awaitFailure("disabled", "NOT_AUTHORIZED");
    }

    @Test
    void unconfirmedUserEndsTheFlow() {
        pool.addUnconfirmed("pending@example.com");

        publish("pending", "pending@example.com", TestPool.PASSWORD);

        awaitFailure("pending", "USER_NOT_CONFIRMED");
    }

    @Test
    void challengeEndsTheFlow() {
        pool.addConfirmed("challenged@example.com");
        pool.requireNewPassword("challenged@example.com");

        publish("challenged", "challenged@example.com", TestPool.PASSWORD);

        awaitFailure("challenged", "CHALLENGE_REQUIRED");
    }

    @Test
    void recordWaitsWhileThePoolThrottlesAndThenGoesOn() {
        pool.addConfirmed("throttled@example.com");
        try (Injection fault = pool.inject(Fault.error("TooManyRequestsException")
                .on("InitiateAuth")
                .forUser("throttled@example.com")
                .times(4))) {
            publish("throttled", "throttled@example.com", TestPool.PASSWORD);

            broker.await("auth.logged-in.v1", "throttled");
            assertThat(fault.strikes()).isEqualTo(4);
        }
    }

    /** A 503 does not say that no session was opened, so logout-service signs the user out before it ends the flow. */
    @Test
    void givesUpOnAPoolThatStaysDown() {
        try (Injection fault = pool.inject(Fault.serverError(503).forUser("down@example.com"))) {
            publish("down", "down@example.com", TestPool.PASSWORD);

            WireRecord given = broker.await("auth.logout-due.v1", "down");
            assertThat(given.json().get("loginError").asString()).isEqualTo("UNAVAILABLE");
            assertThat(fault.strikes()).isGreaterThan(2);
        }
    }

    @Test
    void poisonBecomesADeadLetter() {
        pool.addConfirmed("after@example.com");
        broker.publish("auth.user-found.v1", "{canary");
        publish("after", "after@example.com", TestPool.PASSWORD);

        broker.await("auth.logged-in.v1", "after");

        assertThat(broker.read("auth.dead-letter.login-service.v1"))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.value()).contains("UNPROCESSABLE").doesNotContain("canary"));
    }

    @Test
    void isBoundAsPublished() {
        assertThat(service.inputTopics()).isEqualTo(PublishedContract.receives("login-service"));
        assertThat(service.outputTopics()).isEqualTo(PublishedContract.sends("login-service"));
    }

    @Test
    void tellsOperatorsHowItIs() {
        assertThat(service.get("/actuator/health/liveness").body()).contains("UP");
        assertThat(service.get("/actuator/health/readiness").body()).contains("UP");
    }

    private static void publish(String requestId, String username, String password) {
        broker.publish(TestFlow.record(
                new UserFound(TestFlow.id(requestId), username, KEYS.password(requestId, username, password), 120)));
    }

    private static WireRecord awaitFailure(String requestId, String code) {
        WireRecord failed = broker.await("auth.failed.v1", requestId);
        assertThat(TestFlow.withoutIdAndTime(failed))
                .isEqualTo(TestFlow.answerHeaders("login-service", "auth.failed.v1", requestId));
        assertThat(failed.json())
                .isEqualTo(new JsonMapper().readTree("""
                        {"requestId":"%s","userRef":"%s","step":"login","code":"%s","loginError":"%s"}""".formatted(requestId, TestFlow.USER_REF, code, code)));
        return failed;
    }
}
