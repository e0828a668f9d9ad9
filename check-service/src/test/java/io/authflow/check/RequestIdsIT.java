package io.authflow.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.cognito.testing.TestPool;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.EventId;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.messaging.testing.RunningService;
import io.authflow.messaging.testing.TestBroker;
import io.authflow.messaging.testing.TestKeys;
import io.authflow.messaging.testing.WireRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that a request id is one flow, whatever partitions its records are on. Two instances share three partitions.
 */
class RequestIdsIT {
    private static final TestKeys KEYS = new TestKeys();
    private static final String REQUESTED = "auth.requested.v1";
    private static final String FAILED = "auth.failed.v1";
    private static final String NOT_FOUND = "auth.user-not-found.v1";
    private static final String DEAD_LETTERS = "auth.dead-letter.check-service.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static TestBroker broker;
    private static TestPool pool;
    private static RunningService one;
    private static RunningService other;

    @BeforeAll
    static void start() {
        broker = new TestBroker(3);
        pool = new TestPool();
        one = instance("one");
        other = instance("other");
    }

    private static RunningService instance(String id) {
        List<String> settings = new ArrayList<>(pool.arguments());
        settings.addAll(KEYS.arguments("login"));
        return RunningService.start(
                CheckServiceApplication.application(),
                broker,
                settings,
                "--authflow.instance-id=" + id,
                "--authflow.check.user-ref-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "--authflow.check.plain-intake=true",
                "--authflow.check.claims.timeout=1s",
                "--authflow.messaging.give-up-after=2s");
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        pool.close();
        broker.close();
    }

    @Test
    void ofTwoUsersWithOneIdOneHasTheFlowAndTheOtherAConflict() {
        List<String> ids =
                IntStream.range(0, 40).mapToObj(i -> "two-users-" + i).toList();
        ids.forEach(id -> {
            send(0, CheckFlow.request(id, "alice-" + id + "@example.com"));
            send(1, CheckFlow.request(id, "bob-" + id + "@example.com"));
        });

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(outcomes(ids)).hasSize(2 * ids.size()));
        Map<String, List<WireRecord>> byId = all(ids).stream()
                .collect(Collectors.groupingBy(record -> record.headers().get("ce_correlationid")));
        assertThat(byId.values())
                .allSatisfy(outcomes -> assertThat(outcomes)
                        .extracting(WireRecord::topic)
                        .containsExactlyInAnyOrder(NOT_FOUND, DEAD_LETTERS));
    }

    @Test
    void theSameRequestByClientsOfTwoPartitionersIsOneFlow() {
        String request = CheckFlow.request("two-partitioners", "same@example.com");
        send(0, request);
        send(1, request);
        send(2, request);

        settleAll("two-partitioners");
        assertThat(outcomes(List.of("two-partitioners"))).containsExactly(NOT_FOUND);
    }

    @Test
    void anIdIsNotFreeAgainUnderAnotherKey() {
        send(0, CheckFlow.request("used-again", "first@example.com"));
        broker.await(NOT_FOUND, CheckFlow.ref("first@example.com"));

        send(2, CheckFlow.request("used-again", "second@example.com"));

        assertThat(broker.await(DEAD_LETTERS, "used-again").field("code")).isEqualTo("CONFLICT");
        assertThat(outcomes(List.of("used-again"))).containsExactlyInAnyOrder(NOT_FOUND, DEAD_LETTERS);
    }

    @Test
    void aRefusedAndAnAcceptedRequestUnderOneIdHaveOneEnd() {
        send(0, "{\"requestId\":\"half-bad\",\"username\":\"half@example.com\"}");
        send(1, CheckFlow.request("half-bad", "half@example.com"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outcomes(List.of("half-bad"))).hasSize(2));
        assertThat(outcomes(List.of("half-bad"))).contains(DEAD_LETTERS).containsAnyOf(FAILED, NOT_FOUND);
    }

    @Test
    void requestsWaitWhileTheClaimsCannotBeWritten() {
        String claims = TopicCatalogue.requestIds();
        configure(claims, new AlterConfigOp(new ConfigEntry("max.message.bytes", "1"), OpType.SET));
        send(0, CheckFlow.request("unclaimed", "unclaimed@example.com"));
        await().atMost(PATIENCE)
                .until(
                        () -> Stream.of(one, other)
                                .anyMatch(
                                        instance -> instance.get("/actuator/prometheus")
                                                .body()
                                                .matches(
                                                        "(?s).*authflow_step_records_total\\{code=\"CLAIM_UNAVAILABLE\"[^\n]* ([3-9]|[1-9][0-9]+)\\..*")));
        assertThat(outcomes(List.of("unclaimed"))).isEmpty();

        configure(claims, new AlterConfigOp(new ConfigEntry("max.message.bytes", "131072"), OpType.SET));

        broker.await(NOT_FOUND, CheckFlow.ref("unclaimed@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "long-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "arn:aws:states:eu-central-1:123456789012:execution:login-flow:3f2c9a1e-7b54-4c6d-9a10-2b7d5e8f1c34"
            })
    void idsOfExecutionsAreTaken(String id) {
        String user = "user-" + id.length() + "@example.com";
        send(0, CheckFlow.request(id, user));

        WireRecord found = broker.await(NOT_FOUND, CheckFlow.ref(user));
        assertThat(found.field("requestId")).isEqualTo(id);
        assertThat(found.headers()).containsEntry("ce_correlationid", id);
    }

    @Test
    void anIdThatDoesNotFitIsAnsweredWhereItsSenderFindsIt() {
        ProducerRecord<byte[], byte[]> request = new ProducerRecord<>(
                REQUESTED,
                1,
                null,
                CheckFlow.request("not fit", "unfit@example.com").getBytes(UTF_8));
        request.headers().add(new RecordHeader("ce_id", "sent-1".getBytes(UTF_8)));
        RecordMetadata acknowledged = broker.send(request);

        String id = RequestId.derive(
                        REQUESTED, 1, acknowledged.offset(), Instant.ofEpochMilli(acknowledged.timestamp()))
                .value();
        WireRecord failed = broker.await(FAILED, id);
        assertThat(failed.field("code")).isEqualTo("INVALID_FIELD");
        assertThat(failed.field("field")).isEqualTo("requestId");
        assertThat(failed.json().get("partition").asInt()).isEqualTo(1);
        assertThat(failed.json().get("offset").asLong()).isEqualTo(acknowledged.offset());
        assertThat(failed.headers()).containsEntry("ce_causationid", "sent-1");
    }

    @Test
    void anEventIdThatNoAnswerCanNameIsRefusedUnderTheRequestId() {
        String value = CheckFlow.request("odd-event-id", "odd-event-id@example.com");
        ProducerRecord<byte[], byte[]> request = new ProducerRecord<>(REQUESTED, 1, null, value.getBytes(UTF_8));
        request.headers().add(new RecordHeader("ce_id", "two words".getBytes(UTF_8)));
        broker.send(request);

        WireRecord failed = broker.await(FAILED, "odd-event-id");
        assertThat(failed.field("code")).isEqualTo("INVALID_FIELD");
        assertThat(failed.field("field")).isEqualTo("id");
        assertThat(failed.headers()).containsEntry("ce_causationid", EventId.ofRequest(new RequestId("odd-event-id")));
    }

    @Test
    void isReadyOnceItKnowsTheClaims() {
        assertThat(one.get("/actuator/health/readiness").body()).contains("UP");
    }

    private static void send(int partition, String request) {
        broker.publish(REQUESTED, partition, request);
    }

    /** Waits until later requests on each partition are answered. */
    private static void settleAll(String after) {
        for (int partition = 0; partition < 3; partition++) {
            String user = "after-" + after + partition + "@example.com";
            send(partition, CheckFlow.request("after-" + after + partition, user));
            broker.await(NOT_FOUND, CheckFlow.ref(user));
        }
    }

    /** Returns the topics of all events for some request ids. */
    private static List<String> outcomes(List<String> ids) {
        return all(ids).stream().map(WireRecord::topic).toList();
    }

    private static List<WireRecord> all(List<String> ids) {
        return Stream.of(NOT_FOUND, "auth.user-found.v1", FAILED, DEAD_LETTERS)
                .flatMap(topic -> broker.read(topic).stream())
                .filter(record -> ids.contains(record.headers().get("ce_correlationid")))
                .toList();
    }

    private static void configure(String topic, AlterConfigOp change) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(change)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("The topic could not be changed.", e);
        }
    }
}
