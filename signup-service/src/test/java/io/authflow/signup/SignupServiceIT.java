package io.authflow.signup;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.cognito.testing.TestPool;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.event.UserNotFound;
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
class SignupServiceIT {
    private static final TestKeys KEYS = new TestKeys();

    private static TestBroker broker;
    private static TestPool pool;
    private static RunningService service;

    @BeforeAll
    static void start() {
        broker = new TestBroker();
        pool = new TestPool();
        List<String> settings = new ArrayList<>(pool.arguments());
        settings.addAll(KEYS.arguments("signup"));
        service = RunningService.start(
                SignupServiceApplication.application(),
                broker,
                settings,
                "--authflow.signup.flow-ref-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "--authflow.messaging.give-up-after=2s");
    }

    @AfterAll
    static void stop() {
        service.close();
        pool.close();
        broker.close();
    }

    @Test
    void createsAndConfirms() {
        publish("new", "new@example.com", TestPool.PASSWORD);

        WireRecord signedUp = broker.await("auth.signed-up.v1", "new");
        assertThat(TestFlow.withoutIdAndTime(signedUp))
                .isEqualTo(TestFlow.answerHeaders("signup-service", "auth.signed-up.v1", "new"));
        String user = Objects.requireNonNull(signedUp.field("user"));
        assertThat(signedUp.json()).isEqualTo(new JsonMapper().readTree("""
                        {"requestId":"new","username":"new@example.com","signup":"created_and_confirmed","user":"%s","sessionSeconds":120}""".formatted(user)));
        assertThat(pool.usernameOf(
                        KEYS.open(new Sealed(user), "logout", Purpose.SESSION_USER, "new", "new@example.com")))
                .isEqualTo("new@example.com");
        assertThat(pool.userStatus("new@example.com")).isEqualTo("CONFIRMED");
    }

    @Test
    void lostRaceGoesOnToLogin() {
        pool.addConfirmed("raced@example.com");

        publish("raced", "raced@example.com", TestPool.PASSWORD);

        WireRecord found =
                broker.awaitAll("auth.user-found.v1", TestFlow.USER_REF, 1).get(0);
        assertThat(TestFlow.withoutIdAndTime(found))
                .isEqualTo(TestFlow.answerHeaders("signup-service", "auth.user-found.v1", "raced"));
        assertThat(found.json().get("password").propertyNames()).containsExactly("login");
    }

    @Test
    void unconfirmedStrangerIsNotConfirmed() {
        pool.addUnconfirmed("stranger@example.com");

        publish("stranger", "stranger@example.com", TestPool.PASSWORD);

        awaitFailure("stranger", "SIGNUP_UNCERTAIN");
        assertThat(pool.userStatus("stranger@example.com")).isEqualTo("UNCONFIRMED");
    }

    @Test
    void passwordThatBreaksThePolicyEndsTheFlow() {
        publish("weak", "weak@example.com", "longbutwithoutdigit");

        awaitFailure("weak", "INVALID_PASSWORD");
    }

    @Test
    void passwordSealedForAnotherRequestEndsTheFlow() {
        broker.publish(TestFlow.record(new UserNotFound(
                TestFlow.id("moved"),
                "moved@example.com",
                KEYS.password("other", "moved@example.com", TestPool.PASSWORD),
                120)));

        awaitFailure("moved", "CONTEXT_MISMATCH");
    }

    /** Cognito created the user, the answer was lost: the repetition must know its own work. */
    @Test
    void signUpWhoseAnswerWasLostIsStillItsOwn() {
        try (Injection fault = pool.inject(Fault.serverError(500)
                .on("SignUp")
                .forUser("lost@example.com")
                .times(1)
                .afterActing())) {
            publish("lost", "lost@example.com", TestPool.PASSWORD);

            broker.await("auth.signed-up.v1", "lost");
            assertThat(fault.strikes()).isEqualTo(1);
        }
    }

    @Test
    void givesUpOnAPoolThatStaysDown() {
        try (Injection fault = pool.inject(Fault.serverError(503).forUser("down@example.com"))) {
            publish("down", "down@example.com", TestPool.PASSWORD);

            awaitFailure("down", "UNAVAILABLE");
            assertThat(fault.strikes()).isGreaterThan(2);
        }
    }

    @Test
    void poisonBecomesADeadLetter() {
        broker.publish("auth.user-not-found.v1", "{canary");
        publish("after", "after@example.com", TestPool.PASSWORD);

        broker.await("auth.signed-up.v1", "after");

        assertThat(broker.read("auth.dead-letter.signup-service.v1"))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.value()).contains("UNPROCESSABLE").doesNotContain("canary"));
    }

    @Test
    void isBoundAsPublished() {
        assertThat(service.inputTopics()).isEqualTo(PublishedContract.receives("signup-service"));
        assertThat(service.outputTopics()).isEqualTo(PublishedContract.sends("signup-service"));
    }

    @Test
    void tellsOperatorsHowItIs() {
        assertThat(service.get("/actuator/health/liveness").body()).contains("UP");
        assertThat(service.get("/actuator/health/readiness").body()).contains("UP");
    }

    private static void publish(String requestId, String username, String password) {
        broker.publish(TestFlow.record(
                new UserNotFound(TestFlow.id(requestId), username, KEYS.password(requestId, username, password), 120)));
    }

    private static WireRecord awaitFailure(String requestId, String code) {
        WireRecord failed = broker.await("auth.failed.v1", requestId);
        assertThat(TestFlow.withoutIdAndTime(failed))
                .isEqualTo(TestFlow.answerHeaders("signup-service", "auth.failed.v1", requestId));
        assertThat(failed.json())
                .isEqualTo(new JsonMapper().readTree("""
                        {"requestId":"%s","userRef":"%s","step":"signup","code":"%s","signupError":"%s"}""".formatted(requestId, TestFlow.USER_REF, code, code)));
        return failed;
    }
}
