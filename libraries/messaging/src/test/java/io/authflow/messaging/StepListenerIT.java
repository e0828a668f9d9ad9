package io.authflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.record.KafkaRecords;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests the engine of every service on a real broker, because test binders hide what happens on the wire. */
class StepListenerIT {
    private static final int RECORDS = 128;

    private static TestServiceRun run;

    @BeforeAll
    static void start() {
        run = new TestServiceRun();
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @Test
    void writesExactlyTheHeadersAndTheKeyOfTheContract() {
        run.publish("headers", "headers");

        ConsumerRecord<byte[], byte[]> answer = run.awaitOutput("auth.logged-in.v1", "headers");

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
        Map<String, String> headers = KafkaRecords.texts(answer.headers());
        assertThat(headers)
                .containsEntry("ce_source", "/authflow/login-service")
                .containsEntry("ce_type", "auth.logged-in.v1")
                .containsEntry("ce_subject", TestServiceRun.USER.value())
                .containsEntry("ce_causationid", "cause-of-headers")
                .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .containsEntry("content-type", "application/json");
        assertThat(new String(answer.key(), UTF_8)).isEqualTo("headers");
    }

    @Test
    void refusalEndsTheFlow() {
        run.publish("refusal", "refused-user");

        ConsumerRecord<byte[], byte[]> answer = run.awaitOutput("auth.failed.v1", "refusal");

        assertThat(new String(answer.value(), UTF_8))
                .contains("\"step\":\"login\"", "\"code\":\"NOT_AUTHORIZED\"", "\"loginError\":\"NOT_AUTHORIZED\"");
    }

    @Test
    void waitingRecordHoldsUpNobodyElseAndNoCallIsRepeated() {
        run.service().transientFailures.put("flaky", new AtomicInteger(3));

        run.inOneBatch(List.of("before", "flaky", "after-1", "after-2"));

        run.awaitOutput("auth.logged-in.v1", "flaky");
        assertThat(run.keys("auth.logged-in.v1", List.of("before", "flaky", "after-1", "after-2")))
                .containsExactlyInAnyOrder("before", "flaky", "after-1", "after-2")
                .endsWith("flaky");
        assertThat(run.service().calls.get("flaky")).hasValue(4);
        assertThat(run.service().calls.get("after-1")).hasValue(1);
    }

    @Test
    void resultsOfAFencedProducerArePublishedOnce() {
        run.service().onceDuring.put("fenced", run::fenceProducers);

        run.inOneBatch(List.of("fenced", "fenced-too"));

        run.awaitOutput("auth.logged-in.v1", "fenced");
        run.awaitOutput("auth.logged-in.v1", "fenced-too");
        run.publish("after-fenced", "after-fenced");
        run.awaitOutput("auth.logged-in.v1", "after-fenced");
        assertThat(run.keys("auth.logged-in.v1", List.of("fenced", "fenced-too", "after-fenced")))
                .containsExactlyInAnyOrder("fenced", "fenced-too", "after-fenced");
        assertThat(run.service().calls.get("fenced")).hasValue(1);
    }

    @Test
    void noCallIsRepeatedWhenAnotherInstanceJoins() {
        List<String> names =
                IntStream.range(0, RECORDS).mapToObj(index -> "joined-" + index).toList();
        try (IdleMember another = run.anotherInstance()) {
            run.service().onceDuring.put(names.get(0), another::joinAndBeNoticed);

            run.inOneBatch(names);

            another.awaitJoined();
        }
        run.awaitOutput("auth.logged-in.v1", names.get(names.size() - 1));
        assertThat(run.keys("auth.logged-in.v1", names)).containsExactlyInAnyOrderElementsOf(names);
        assertThat(names)
                .allSatisfy(name -> assertThat(run.service().calls.get(name)).hasValue(1));
    }

    @Test
    void poisonGoesToTheDeadLettersAndThePartitionMovesOn() {
        run.publishPoison("poisoned");
        run.publish("after-poison", "after-poison");

        run.awaitOutput("auth.logged-in.v1", "after-poison");

        ConsumerRecord<byte[], byte[]> deadLetter = run.awaitOutput("auth.dead-letter.login-service.v1", "poisoned");
        assertThat(new String(deadLetter.value(), UTF_8))
                .contains("\"code\":\"UNPROCESSABLE\"", "\"topic\":\"auth.user-found.v1\"")
                .doesNotContain("canary");
        assertThat(new String(run.awaitOutput("auth.failed.v1", "poisoned").value(), UTF_8))
                .contains("UNPROCESSABLE");
    }

    @Test
    void tombstoneIsPoisonToo() {
        run.broker().producer().send(new ProducerRecord<>("auth.user-found.v1", "k".getBytes(UTF_8), null));
        run.publish("after-tombstone", "after-tombstone");

        run.awaitOutput("auth.logged-in.v1", "after-tombstone");

        assertThat(run.broker().read("auth.dead-letter.login-service.v1", "read_committed"))
                .anySatisfy(deadLetter -> assertThat(new String(deadLetter.value(), UTF_8))
                        .contains("UNPROCESSABLE")
                        .doesNotContain("valueHash"));
    }
}
