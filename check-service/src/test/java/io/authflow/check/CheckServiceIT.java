package io.authflow.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.authflow.cognito.testing.TestPool;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localcognito.faults.Injection;
import io.authflow.messaging.testing.Bomb;
import io.authflow.messaging.testing.PublishedContract;
import io.authflow.messaging.testing.RunningService;
import io.authflow.messaging.testing.TestBroker;
import io.authflow.messaging.testing.TestKeys;
import io.authflow.messaging.testing.WireRecord;
import io.authflow.sealing.SealContext.Purpose;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Tests check-service on a real broker, with the real SDK and a user pool in the JVM. */
class CheckServiceIT {
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
                CheckServiceApplication.application(),
                broker,
                settings,
                "--authflow.check.user-ref-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "--authflow.check.plain-intake=true",
                "--authflow.messaging.give-up-after=2s");
    }

    @AfterAll
    static void stop() {
        service.close();
        pool.close();
        broker.close();
    }

    @Test
    void aRequestThatExpandsBeyondTheBoundBecomesADeadLetterAndTheNextOneIsTaken() {
        pool.addConfirmed("behind@example.com");

        RecordMetadata bomb = Bomb.publish(broker, "auth.requested.v1");
        broker.publish("auth.requested.v1", CheckFlow.request("behind", "behind@example.com"));

        broker.await("auth.user-found.v1", CheckFlow.ref("behind@example.com"));
        assertThat(broker.read("auth.dead-letter.check-service.v1"))
                .filteredOn(letter -> letter.field("code").equals("TOO_LARGE"))
                .extracting(letter -> letter.json().get("offset").asLong())
                .contains(bomb.offset());
    }

    @Test
    void knownUserGoesOnToLoginWithLoginsCopyOnly() {
        pool.addConfirmed("known@example.com");

        broker.publish("auth.requested.v1", CheckFlow.request("known", "known@example.com"));

        WireRecord found = broker.await("auth.user-found.v1", CheckFlow.ref("known@example.com"));
        assertThat(CheckFlow.withoutTrace(found))
                .isEqualTo(CheckFlow.headers("auth.user-found.v1", "known", "known@example.com"));
        JsonNode value = found.json();
        assertThat(value.propertyNames())
                .containsExactlyInAnyOrder(
                        "requestId", "username", "userExists", "password", "sessionSeconds", "intent");
        assertThat(value.get("userExists").asBoolean()).isTrue();
        assertThat(value.get("sessionSeconds").asInt()).isEqualTo(120);
        assertThat(value.get("password").propertyNames()).containsExactly("login");
        assertThat(opened(value, "login", "known", "known@example.com")).isEqualTo(TestPool.PASSWORD);
        assertThat(found.value()).doesNotContain(TestPool.PASSWORD);
    }

    @Test
    void unknownUserGoesOnToSignupWithBothCopies() {
        broker.publish("auth.requested.v1", CheckFlow.request("unknown", "unknown@example.com"));

        WireRecord found = broker.await("auth.user-not-found.v1", CheckFlow.ref("unknown@example.com"));
        assertThat(CheckFlow.withoutTrace(found))
                .isEqualTo(CheckFlow.headers("auth.user-not-found.v1", "unknown", "unknown@example.com"));
        assertThat(found.json().get("userExists").asBoolean()).isFalse();
        assertThat(found.json().get("password").propertyNames()).containsExactlyInAnyOrder("signup", "login");
    }

    @Test
    void requestWithoutIdGetsTheOneOfItsPlace() {
        broker.publish("auth.requested.v1", "{\"username\":\"nameless@example.com\",\"password\":\"p1234567\"}");

        WireRecord found = broker.await("auth.user-not-found.v1", CheckFlow.ref("nameless@example.com"));
        assertThat(new RequestId(found.field("requestId")).time()).isPresent();
        assertThat(found.headers()).containsEntry("ce_correlationid", found.field("requestId"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            twice  | {"requestId":"twice","username":"a","username":"b","password":"secret99"}   | DUPLICATE_KEY |
            typed  | {"requestId":"typed","username":42,"password":"secret99"}                   | WRONG_TYPE    | username
            absent | {"requestId":"absent","username":"a@example.com"}                           | INVALID_FIELD | password
            long   | {"requestId":"long","username":"a","password":"secret99","sessionSeconds":0} | OUT_OF_RANGE  | sessionSeconds
            """)
    void refusedRequestIsAnsweredAndNotEchoed(String requestId, String value, String code, String field) {
        broker.publish("auth.requested.v1", value);

        WireRecord failed = broker.await("auth.failed.v1", requestId);
        assertThat(failed.field("step")).isEqualTo("check");
        assertThat(failed.field("code")).isEqualTo(code);
        assertThat(failed.field("field")).isEqualTo(field);
        assertThat(failed.value()).doesNotContain("secret99");
        assertThat(failed.headers()).containsEntry("ce_source", "/authflow/check-service");
    }

    @Test
    void recordWithoutARequestIsADeadLetter() {
        long offset = broker.publish("auth.requested.v1", "{canary").offset();

        WireRecord deadLetter = awaitDeadLetter(offset);
        assertThat(deadLetter.key()).isNull();
        assertThat(deadLetter.field("code")).isEqualTo("MALFORMED");
        assertThat(deadLetter.field("service")).isEqualTo("check-service");
        assertThat(deadLetter.value()).doesNotContain("canary");
    }

    @Test
    void recordWaitsWhileThePoolFailsAndThenGoesOn() {
        try (Injection fault =
                pool.inject(Fault.serverError(500).forUser("faulty@example.com").times(4))) {
            broker.publish("auth.requested.v1", CheckFlow.request("faulty", "faulty@example.com"));

            broker.await("auth.user-not-found.v1", CheckFlow.ref("faulty@example.com"));
            assertThat(fault.strikes()).isEqualTo(4);
        }
    }

    @Test
    void givesUpOnAPoolThatStaysThrottled() {
        try (Injection fault =
                pool.inject(Fault.error("TooManyRequestsException").forUser("throttled@example.com"))) {
            broker.publish("auth.requested.v1", CheckFlow.request("throttled", "throttled@example.com"));

            WireRecord failed = broker.await("auth.failed.v1", "throttled");
            assertThat(failed.field("code")).isEqualTo("UNAVAILABLE");
            assertThat(fault.strikes()).isGreaterThan(2);
        }
    }

    @Test
    void isBoundAsPublished() {
        assertThat(service.inputTopics()).isEqualTo(PublishedContract.receives("check-service"));
        assertThat(service.outputTopics()).isEqualTo(PublishedContract.sends("check-service"));
    }

    @Test
    void tellsOperatorsHowItIs() {
        assertThat(service.get("/actuator/health/liveness").body()).contains("UP");
        assertThat(service.get("/actuator/health/readiness").body()).contains("UP");
    }

    @Test
    void tellsItsVersion() {
        assertThat(service.get("/actuator/info").body()).contains("\"name\":\"check-service\"", "\"version\":\"");
    }

    @Test
    void tellsItsCommit() {
        assumeThat(Path.of("..", ".git")).as("the build saw a repository").exists();

        assertThat(service.get("/actuator/info").body())
                .containsPattern("\"commit\":\\{\"id\":\\{\"full\":\"[0-9a-f]{40}\"");
    }

    @Test
    void listsWhatItConsistsOf() {
        assertThat(service.get("/actuator/sbom/application").body())
                .contains("\"bomFormat\" : \"CycloneDX\"", "pkg:maven/org.springframework.kafka/spring-kafka@");
    }

    @Test
    void publishesItsPublicKeys() {
        HttpResponse<String> answer = service.get("/.well-known/authflow/jwks.json");

        assertThat(answer.headers().firstValue("content-type")).hasValue("application/jwk-set+json");
        assertThat(answer.body()).contains("signup-", "login-").doesNotContain("logout-", "\"d\"");
    }

    @Test
    void countsWhatItDoes() {
        broker.publish("auth.requested.v1", CheckFlow.request("counted", "counted@example.com"));
        broker.await("auth.user-not-found.v1", CheckFlow.ref("counted@example.com"));

        assertThat(service.get("/actuator/prometheus").body()).contains("authflow_step_records_total{");
    }

    @Test
    void countsTheFieldsThatItIgnores() {
        broker.publish(
                "auth.requested.v1",
                "{\"requestId\":\"later\",\"username\":\"later@example.com\",\"password\":\"p1234567\",\"a\":1,\"b\":2}");
        broker.await("auth.user-not-found.v1", CheckFlow.ref("later@example.com"));

        assertThat(service.get("/actuator/prometheus").body()).contains("authflow_intake_unknown_fields_total 2.0");
    }

    private static WireRecord awaitDeadLetter(long offset) {
        String topic = "auth.dead-letter.check-service.v1";
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> broker.read(topic).stream()
                                .filter(found -> found.json().get("offset").asLong() == offset)
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private static String opened(JsonNode value, String audience, String requestId, String username) {
        Sealed sealed = new Sealed(value.get("password").get(audience).asString());
        return KEYS.open(sealed, audience, Purpose.PASSWORD, requestId, username);
    }
}
