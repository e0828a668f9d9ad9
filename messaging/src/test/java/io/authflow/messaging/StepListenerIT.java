package io.authflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.EventRecord;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.UserFound;
import io.authflow.messaging.testing.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.binding.BindingsLifecycleController.State;
import org.springframework.context.ConfigurableApplicationContext;

/** The engine of every service on a real broker, because test binders hide what happens on the wire. */
class StepListenerIT {
    private static final String JWE = "aGVhZGVy..aXY.dGV4dA.dGFn";
    private static final UserRef USER = new UserRef("u".repeat(43));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static TestBroker broker;
    private static ConfigurableApplicationContext context;
    private static TestService service;

    @BeforeAll
    static void start() {
        broker = new TestBroker();
        context = new SpringApplicationBuilder(TestService.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=test-service")
                .run("--authflow.kafka.bootstrap-servers=" + broker.bootstrapServers(), "--authflow.concurrency=1");
        service = context.getBean(TestService.class);
    }

    @AfterAll
    static void stop() {
        context.close();
        broker.close();
    }

    @Test
    void writesExactlyTheHeadersAndTheKeyOfTheContract() {
        publish("headers", "headers");

        ConsumerRecord<byte[], byte[]> answer = awaitOutput("auth.logged-in.v1", "headers");

        assertThat(StreamSupport.stream(answer.headers().spliterator(), false).map(h -> h.key()))
                .containsExactlyInAnyOrder(
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_time",
                        "ce_subject",
                        "ce_correlationid",
                        "ce_causationid",
                        "traceparent",
                        "content-type");
        Map<String, String> headers = RecordHeaders.read(answer);
        assertThat(headers)
                .containsEntry("ce_source", "/authflow/login-service")
                .containsEntry("ce_type", "auth.logged-in.v1")
                .containsEntry("ce_subject", USER.value())
                .containsEntry("ce_causationid", "cause-of-headers")
                .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .containsEntry("content-type", "application/json");
        assertThat(new String(answer.key(), UTF_8)).isEqualTo("headers");
    }

    @Test
    void refusalEndsTheFlow() {
        publish("refusal", "refused-user");

        ConsumerRecord<byte[], byte[]> answer = awaitOutput("auth.failed.v1", "refusal");

        assertThat(new String(answer.value(), UTF_8))
                .contains("\"step\":\"login\"", "\"code\":\"NOT_AUTHORIZED\"", "\"loginError\":\"NOT_AUTHORIZED\"");
    }

    @Test
    void waitingRecordHoldsBackWhatFollowsAndCallsNothingTwice() {
        service.transientFailures.put("flaky", new AtomicInteger(3));

        inOneBatch(List.of("before", "flaky", "after-1", "after-2"));

        awaitOutput("auth.logged-in.v1", "after-2");
        assertThat(keys("auth.logged-in.v1", List.of("before", "flaky", "after-1", "after-2")))
                .containsExactly("before", "flaky", "after-1", "after-2");
        assertThat(service.calls.get("flaky")).hasValue(4);
        assertThat(service.calls.get("after-1")).hasValue(1);
    }

    @Test
    void abortedBatchIsVisibleOnNoTopic() {
        service.failNextLastPublish.set(true);
        List<String> names = IntStream.range(0, 10)
                .mapToObj(i -> i < 9 ? "aborted-" + i : "last-of-batch")
                .toList();

        inOneBatch(names);

        awaitOutput("auth.logged-in.v1", "last-of-batch");
        assertThat(keys("auth.logged-in.v1", names)).containsExactlyElementsOf(names);
        assertThat(keys("auth.logged-in.v1", names, "read_uncommitted")).hasSizeGreaterThan(names.size());
        assertThat(service.calls.get("aborted-0")).hasValue(1);
    }

    @Test
    void poisonGoesToTheDeadLettersAndThePartitionMovesOn() {
        broker.producer()
                .send(new ProducerRecord<>(
                        "auth.user-found.v1",
                        null,
                        "k".getBytes(UTF_8),
                        "{canary".getBytes(UTF_8),
                        List.of(new RecordHeader(Headers.CORRELATION_ID, "poisoned".getBytes(UTF_8)))));
        publish("after-poison", "after-poison");

        awaitOutput("auth.logged-in.v1", "after-poison");

        ConsumerRecord<byte[], byte[]> deadLetter = awaitOutput("auth.dead-letter.login-service.v1", "poisoned");
        assertThat(new String(deadLetter.value(), UTF_8))
                .contains("\"code\":\"UNPROCESSABLE\"", "\"topic\":\"auth.user-found.v1\"")
                .doesNotContain("canary");
        assertThat(new String(awaitOutput("auth.failed.v1", "poisoned").value(), UTF_8))
                .contains("UNPROCESSABLE");
    }

    @Test
    void tombstoneIsPoisonToo() {
        broker.producer().send(new ProducerRecord<>("auth.user-found.v1", "k".getBytes(UTF_8), null));
        publish("after-tombstone", "after-tombstone");

        awaitOutput("auth.logged-in.v1", "after-tombstone");

        assertThat(broker.read("auth.dead-letter.login-service.v1", "read_committed"))
                .anySatisfy(deadLetter -> assertThat(new String(deadLetter.value(), UTF_8))
                        .contains("UNPROCESSABLE")
                        .doesNotContain("valueHash"));
    }

    @Test
    void whatIsDeliveredAgainHasNoSecondEffect() {
        publish("again", "again");
        awaitOutput("auth.logged-in.v1", "again");

        publish("again", "again");
        publish("after-again", "after-again");

        awaitOutput("auth.logged-in.v1", "after-again");
        assertThat(keys("auth.logged-in.v1", List.of("again"))).hasSize(1);
        assertThat(service.calls.get("again")).hasValue(1);
    }

    @Test
    void ofTwoInOneBatchTheFirstHasItsEffect() {
        inOneBatch(List.of("twice", "twice", "after-twice"));

        awaitOutput("auth.logged-in.v1", "after-twice");
        assertThat(keys("auth.logged-in.v1", List.of("twice"))).hasSize(1);
        assertThat(service.calls.get("twice")).hasValue(1);
    }

    @Test
    void anotherInstanceKnowsWhatWasTaken() {
        publish("handed-over", "handed-over");
        awaitOutput("auth.logged-in.v1", "handed-over");

        inOneBatch(List.of("handed-over", "after-handing-over"));

        awaitOutput("auth.logged-in.v1", "after-handing-over");
        assertThat(keys("auth.logged-in.v1", List.of("handed-over"))).hasSize(1);
    }

    @Test
    void aRefusedRequestIsNotRefusedTwice() {
        publish("refused-twice", "refused-again");
        awaitOutput("auth.failed.v1", "refused-twice");

        inOneBatch(List.of("refused-twice", "after-refused-twice"));

        awaitOutput("auth.logged-in.v1", "after-refused-twice");
        assertThat(keys("auth.failed.v1", List.of("refused-twice"))).hasSize(1);
    }

    @Test
    void anAbortedBatchIsNotTakenForOneThatWasPublished() {
        service.failNextLastPublish.set(true);

        inOneBatch(List.of("rolled-back", "rolled-back", "last-of-batch-2"));

        awaitOutput("auth.logged-in.v1", "last-of-batch-2");
        assertThat(keys("auth.logged-in.v1", List.of("rolled-back"))).hasSize(1);
        assertThat(broker.read("authflow.login-service.journal", "read_committed").stream()
                        .map(entry -> new String(entry.key(), UTF_8))
                        .filter("rolled-back"::equals))
                .hasSize(1);
    }

    @Test
    void poisonUnderATakenIdDoesNotEndItsFlow() {
        publish("untouched", "untouched");
        awaitOutput("auth.logged-in.v1", "untouched");

        broker.producer()
                .send(new ProducerRecord<>(
                        "auth.user-found.v1",
                        null,
                        "k".getBytes(UTF_8),
                        "{canary".getBytes(UTF_8),
                        List.of(new RecordHeader(Headers.CORRELATION_ID, "untouched".getBytes(UTF_8)))));

        awaitOutput("auth.dead-letter.login-service.v1", "untouched");
        assertThat(keys("auth.failed.v1", List.of("untouched"))).isEmpty();
    }

    private static void inOneBatch(List<String> names) {
        context.getBean(BindingsLifecycleController.class).changeState("login-in-0", State.STOPPED);
        names.forEach(name -> publish(name, name));
        broker.producer().flush();
        context.getBean(BindingsLifecycleController.class).changeState("login-in-0", State.STARTED);
    }

    private static void publish(String requestId, String username) {
        Envelope envelope = new Envelope(
                "cause-of-" + requestId,
                "/test",
                "auth.user-found.v1",
                Instant.EPOCH,
                USER,
                new RequestId(requestId),
                null,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        EventRecord eventRecord = EventRecord.of(
                new UserFound(
                        new RequestId(requestId), username, new Password.SealedCopies(null, new Sealed(JWE)), 120),
                envelope);
        ProducerRecord<byte[], byte[]> produced =
                new ProducerRecord<>(eventRecord.topic(), requestId.getBytes(UTF_8), eventRecord.value());
        eventRecord.headers().forEach((name, value) -> produced.headers().add(name, value.getBytes(UTF_8)));
        broker.producer().send(produced);
    }

    private static ConsumerRecord<byte[], byte[]> awaitOutput(String topic, String key) {
        return await().atMost(PATIENCE)
                .until(
                        () -> broker.read(topic, "read_committed").stream()
                                .filter(found -> found.key() != null && new String(found.key(), UTF_8).equals(key))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private static List<String> keys(String topic, List<String> wanted) {
        return keys(topic, wanted, "read_committed");
    }

    private static List<String> keys(String topic, List<String> wanted, String isolation) {
        return broker.read(topic, isolation).stream()
                .map(found -> new String(found.key(), UTF_8))
                .filter(wanted::contains)
                .toList();
    }
}
