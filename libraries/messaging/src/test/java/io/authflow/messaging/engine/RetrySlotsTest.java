package io.authflow.messaging.engine;

import static io.authflow.messaging.engine.EngineRig.ANSWERS;
import static io.authflow.messaging.engine.EngineRig.ONE;
import static io.authflow.messaging.engine.EngineRig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import io.authflow.messaging.publish.Publisher.Result;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Checks that retries of users in trouble leave call slots for first attempts, of which there are 64 in all. */
class RetrySlotsTest {
    private static final long IDLE_TURN = Duration.ofSeconds(1).toNanos();

    private final EngineRig rig = new EngineRig().assigned(ONE);

    /** Lets 100 users fail while others succeed, and their back-off pass. */
    private void failUsers() {
        for (int i = 0; i < 100; i++) {
            rig.pool.fail("user-bad" + i, FailureCode.COGNITO_UNAVAILABLE);
            rig.take(ONE, "bad" + i, "early" + i);
            rig.settle();
        }
        rig.freeze(Duration.ofSeconds(2));
    }

    private void beginRetries() {
        failUsers();
        rig.turn();
    }

    private List<ConsumerRecord<byte[], byte[]>> good(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> rig.append(ONE, "good" + i, "good" + i))
                .toList();
    }

    @Test
    void aFirstAttemptWaitsForNoRetryThatHangs() {
        beginRetries();
        assertThat(rig.pendingTasks()).isEqualTo(48);

        rig.deliver(good(0, 100));
        for (int i = 0; i < 100; i++) {
            rig.runNewestTask();
        }
        rig.turn();

        assertThat(rig.broker.keys(ANSWERS)).contains("good0", "good99").hasSize(200);
        assertThat(rig.pendingTasks()).isEqualTo(48);
    }

    @Test
    void retriesHoldAQuarterWhileFirstAttemptsAreToBeMade() {
        failUsers();
        int before = rig.pool.calls.size();

        rig.deliver(good(0, 100));
        assertThat(rig.pendingTasks()).isEqualTo(64);
        for (int i = 0; i < 64; i++) {
            rig.runTask();
        }

        assertThat(rig.pool.calls.subList(before, before + 64))
                .filteredOn(user -> user.startsWith("user-bad"))
                .hasSize(16);
    }

    /** Another instance made the attempts, so the records come from Kafka, but their next attempts are retries. */
    @Test
    void recordsThatAnotherInstanceLeftWaitingAreRetries() {
        beginRetries();
        rig.pass(Duration.ofSeconds(5));
        EngineRig next = new EngineRig(rig.broker, EngineRig.policy(), EngineRig.limits()).assigned(ONE, OTHER);
        next.take(OTHER, "early");
        next.settle();

        next.deliver(rig.broker.input.get(ONE).values());

        assertThat(next.pendingTasks()).isEqualTo(48);
    }

    /** Users in trouble for a while, and nobody else: no slot has to stay free. */
    @Test
    void retriesUseAllSlotsIfThereIsNothingElseToDo() {
        beginRetries();
        rig.runTasks();

        rig.freeze(Duration.ofSeconds(40));
        rig.turn();
        rig.turn();

        assertThat(rig.pendingTasks()).isEqualTo(64);
    }

    @Test
    void retriesUseAllSlotsDuringAnOutage() {
        rig.pool.goDown();
        rig.take(ONE, IntStream.range(0, 150).mapToObj(i -> "r" + i).toArray(String[]::new));
        rig.pass(Duration.ofSeconds(60));

        rig.freeze(Duration.ofSeconds(31));
        rig.turn();
        rig.turn();

        assertThat(rig.pendingTasks()).isEqualTo(64);
    }

    /** Each retry that succeeds gives retries one more slot. */
    @Test
    void retriesUseAllSlotsDuringARecovery() {
        rig.pool.goDown();
        rig.take(ONE, IntStream.range(0, 150).mapToObj(i -> "r" + i).toArray(String[]::new));
        rig.pass(Duration.ofSeconds(60));
        rig.pool.comeBack();
        rig.take(ONE, "new");
        rig.freeze(Duration.ofMillis(500));

        int most = 0;
        for (int call = 0; call < 151; call++) {
            if (rig.pendingTasks() == 0) {
                rig.freeze(Duration.ofMillis(500));
                rig.turn();
                rig.turn();
            }
            rig.runTask();
            most = Math.max(most, rig.pendingTasks());
        }
        rig.settle();

        assertThat(most).isEqualTo(64);
        assertThat(rig.broker.keys(ANSWERS)).hasSize(151);
    }

    @Test
    void theEngineSleepsWhileDueRetriesHaveNoSlot() {
        beginRetries();
        rig.turn();

        assertThat(rig.engine.untilNextTurn()).isEqualTo(IDLE_TURN);
    }

    /** The transaction that would bring the lease is rolled back, and the next one comes after a pause. */
    @Test
    void theEngineSleepsWhileDueRecordsHaveNoLease() {
        rig.pool.fail("user-bad", FailureCode.COGNITO_UNAVAILABLE);
        rig.take(ONE, "bad");
        rig.settle();
        rig.freeze(Duration.ofSeconds(20));
        rig.broker.results.add(Result.ROLLED_BACK);

        rig.turn();
        rig.turn();

        assertThat(rig.pendingTasks()).isZero();
        assertThat(rig.engine.untilNextTurn())
                .isGreaterThan(Duration.ofMillis(10).toNanos());
    }
}
