package io.authflow.messaging.engine;

import static io.authflow.messaging.engine.EngineRig.ANSWERS;
import static io.authflow.messaging.engine.EngineRig.ONE;
import static io.authflow.messaging.engine.EngineRig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.UserFound;
import io.authflow.messaging.step.FailurePolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Checks that a record that waits delays only the later records of its key. */
class WaitingTest {
    private static final String FAILED = "auth.failed.v1";
    private static final String DEAD_LETTERS = "auth.dead-letter.login-service.v1";

    private final EngineRig rig = new EngineRig().assigned(ONE, OTHER);

    @Test
    void othersGoOn() {
        rig.pool.fail("user-b", FailureCode.COGNITO_UNAVAILABLE);

        rig.take(ONE, "a", "b", "c");
        rig.settle();

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("a", "c");
        assertThat(rig.committed(ONE)).isEqualTo(1);
    }

    @Test
    void laterRecordsOfTheKeyWaitInOrder() {
        rig.pool.fail("user-1", FailureCode.COGNITO_UNAVAILABLE);
        rig.deliver(List.of(rig.append(ONE, "k", "1"), rig.append(ONE, "k", "2"), rig.append(ONE, "other", "3")));
        rig.settle();
        assertThat(rig.broker.keys(ANSWERS)).containsExactly("3");

        rig.pool.heal("user-1");
        rig.pass(Duration.ofSeconds(31));

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("3", "1", "2");
        assertThat(rig.pool.callsOf("user-2")).isEqualTo(1);
        assertThat(rig.committed(ONE)).isEqualTo(3);
    }

    /** With Spring Kafka's pausing, the consumer's first partition stayed paused for good. */
    @Test
    void twoPartitionsOfOneConsumerWaitAndGoOnByThemselves() {
        rig.pool.goDown();
        rig.take(ONE, "a");
        rig.take(OTHER, "b");
        rig.pass(Duration.ofSeconds(20));
        assertThat(rig.broker.keys(ANSWERS)).isEmpty();

        rig.pool.comeBack();
        rig.pass(Duration.ofSeconds(30));

        assertThat(rig.broker.keys(ANSWERS)).containsExactlyInAnyOrder("a", "b");
        assertThat(rig.engine.wants(ONE)).isTrue();
        assertThat(rig.engine.wants(OTHER)).isTrue();
    }

    @Test
    void isGivenUpAfterItsTimeAndNotBefore() {
        rig.pool.fail("user-a", FailureCode.THROTTLED);
        rig.take(ONE, "a");

        rig.pass(Duration.ofSeconds(299));
        assertThat(rig.broker.keys(FAILED)).isEmpty();
        rig.pass(Duration.ofSeconds(31));

        assertThat(rig.broker.keys(FAILED)).containsExactly("a");
        assertThat(rig.broker.keys(DEAD_LETTERS)).isEmpty();
    }

    @Test
    void unforeseenFailureBecomesADeadLetterAndEndsTheFlow() {
        rig.pool.fail("user-a", () -> new IllegalStateException("nobody foresaw it"));
        rig.take(ONE, "a");

        rig.pass(Duration.ofSeconds(331));

        assertThat(rig.broker.keys(DEAD_LETTERS)).containsExactly("a");
        assertThat(rig.broker.keys(FAILED)).containsExactly("a");
    }

    /** The time of unforeseen failures starts with the first of them, not with the first failure of any code. */
    @Test
    void someUnforeseenFailuresAfterALongWaitAreNoPoison() {
        FailurePolicy policy = new FailurePolicy(
                Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofSeconds(1), Duration.ofSeconds(30));
        EngineRig patient = new EngineRig(new VirtualBroker(), policy, EngineRig.limits()).assigned(ONE);
        patient.pool.fail("user-a", FailureCode.COGNITO_UNAVAILABLE);
        patient.take(ONE, "a");
        patient.pass(Duration.ofMinutes(10));

        patient.pool.fail("user-a", () -> new IllegalStateException("nobody foresaw it"));
        patient.pass(Duration.ofMinutes(2));
        patient.pool.heal("user-a");
        patient.pass(Duration.ofSeconds(31));

        assertThat(patient.broker.keys(DEAD_LETTERS)).isEmpty();
        assertThat(patient.broker.keys(ANSWERS)).containsExactly("a");
    }

    @Test
    void aStepThatNeverGivesUpGoesOnWhateverFails() {
        EngineRig logout = new EngineRig(new VirtualBroker(), EngineRig.policy().neverGivingUp(), EngineRig.limits())
                .assigned(ONE);
        logout.pool.fail("user-a", () -> new CancellationException());
        logout.take(ONE, "a");

        logout.pass(Duration.ofMinutes(20));

        assertThat(logout.broker.keys(DEAD_LETTERS)).isEmpty();
        assertThat(logout.broker.keys(FAILED)).isEmpty();
        logout.pool.heal("user-a");
        logout.pass(Duration.ofSeconds(31));
        assertThat(logout.broker.keys(ANSWERS)).containsExactly("a");
    }

    /** One call at a time for a key, and a commit for each result. */
    @Test
    void hotKeyMakesProgress() {
        rig.deliver(IntStream.range(0, 90)
                .mapToObj(i -> rig.append(ONE, "hot", "h" + i))
                .toList());

        for (int done = 1; done <= 90; done++) {
            rig.turn();
            rig.runTask();
            rig.turn();
            assertThat(rig.committed(ONE)).isEqualTo(done);
        }
        assertThat(rig.pool.calls).doesNotHaveDuplicates();
    }

    @Test
    void aBurstKeepsToTheCallsInFlight() {
        rig.deliver(IntStream.range(0, 200)
                .mapToObj(i -> rig.append(ONE, "k" + i, "r" + i))
                .toList());

        assertThat(rig.pendingTasks()).isEqualTo(64);
        rig.settle();
        assertThat(rig.broker.keys(ANSWERS)).hasSize(200);
    }

    @Test
    void tellsWhatWaitsByCause() {
        rig.pool.fail("user-a", FailureCode.THROTTLED);
        rig.pool.fail("user-b", FailureCode.MISCONFIGURED);
        rig.take(ONE, "a", "b", "c");
        rig.pass(Duration.ofSeconds(90));

        EngineStatus status = rig.engine.status();

        assertThat(status.waits()).containsOnlyKeys(FailureCode.THROTTLED, FailureCode.MISCONFIGURED);
        assertThat(status.waits().get(FailureCode.THROTTLED).records()).isEqualTo(1);
        assertThat(status.waits().get(FailureCode.THROTTLED).longest())
                .isBetween(Duration.ofSeconds(85), Duration.ofSeconds(91));
        assertThat(rig.events).contains("waits a THROTTLED 1", "waits b MISCONFIGURED 2");
    }

    @Test
    void anErrorOfOneRecordIsNotTheEndOfTheService() {
        rig.pool.fail("user-a", () -> {
            throw new StackOverflowError();
        });
        rig.take(ONE, "a", "b");
        rig.settle();

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("b");
        assertThat(rig.broken).isEmpty();
        assertThat(rig.engine.status().waits()).containsKey(FailureCode.INTERNAL);
    }

    @Test
    void aLackOfMemoryIsReported() {
        OutOfMemoryError end = new OutOfMemoryError("the test says so");
        rig.pool.fail("user-a", () -> {
            throw end;
        });
        rig.take(ONE, "a");

        rig.runTasks();

        assertThat(rig.broken).containsExactly(end);
    }

    /** Each record behind a failing one waits for its own failure. With five minutes for each, ten would take an hour. */
    @Test
    void manyFailingRecordsOfOneKeyAreGivenUpSoon() {
        for (int i = 0; i < 10; i++) {
            rig.pool.fail("user-" + i, FailureCode.COGNITO_UNAVAILABLE);
            rig.deliver(List.of(rig.append(ONE, "hot", "" + i)));
        }

        rig.pass(Duration.ofMinutes(15));

        assertThat(rig.broker.keys(FAILED)).hasSize(10);
    }

    @Test
    void aRecordBehindAFailingOneHasTimeForRetries() {
        rig.pool.fail("user-1", FailureCode.COGNITO_UNAVAILABLE);
        rig.deliver(List.of(rig.append(ONE, "k", "1"), rig.append(ONE, "k", "2")));
        rig.pass(Duration.ofMinutes(4));
        rig.pool.fail("user-2", FailureCode.THROTTLED);
        while (rig.pool.callsOf("user-2") == 0) {
            rig.pass(Duration.ofMillis(100));
        }
        rig.pool.heal("user-2");

        rig.pass(Duration.ofSeconds(31));

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("2");
    }

    /** signup-service may answer with an event whose key is the user, and this record names no user. */
    @Test
    void anAnswerThatCannotBeBuiltIsTheTroubleOfOneRecord() {
        UnaryOperator<Event> loggedIn = rig.pool.answer;
        rig.pool.answer = event -> ((UserFound) event).username().equals("user-bad") ? event : loggedIn.apply(event);
        ConsumerRecord<byte[], byte[]> written = rig.append(ONE, "bad", "bad");
        RecordHeaders headers = new RecordHeaders(written.headers());
        headers.remove("ce_subject");

        rig.deliver(List.of(rig.append(ONE, "bad", written.value(), headers)));
        rig.take(ONE, "good");
        rig.pass(Duration.ofMinutes(6));

        assertThat(rig.broken).isEmpty();
        assertThat(rig.broker.keys(ANSWERS)).containsExactly("good");
        assertThat(rig.broker.keys(DEAD_LETTERS)).containsExactly("bad");
        assertThat(rig.broker.keys(FAILED)).containsExactly("bad");
    }
}
