package io.authflow.messaging.engine;

import static io.authflow.messaging.engine.EngineRig.ANSWERS;
import static io.authflow.messaging.engine.EngineRig.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks that the gauges show each cause for which records wait. */
class EngineStatusTest {
    private final EngineRig rig = new EngineRig();

    @Test
    void recordsThatCannotBeAttemptedBecauseNothingCanBeCommittedWait() {
        rig.assigned(ONE);
        rig.take(ONE, "first");
        rig.settle();
        rig.broker.refuse("");
        rig.pass(Duration.ofSeconds(20));
        rig.take(ONE, "a", "b", "c");
        rig.pass(Duration.ofMinutes(2));

        assertThat(rig.pool.calls).containsExactly("user-first");
        EngineStatus.Waits waits = waitsForPublication();
        assertThat(waits.records()).isEqualTo(3);
        assertThat(waits.longest()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void resultsThatCannotBeCommittedWait() {
        rig.assigned(ONE);
        rig.broker.refuse("");
        rig.take(ONE, "a", "b");
        rig.pass(Duration.ofSeconds(68));

        assertThat(rig.pool.calls).hasSize(2);
        EngineStatus.Waits waits = waitsForPublication();
        assertThat(waits.records()).isEqualTo(2);
        assertThat(waits.longest()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void recordsOfAPartitionThatWasNeverCommittedWait() {
        rig.broker.refuse("");
        rig.assigned(ONE);
        rig.take(ONE, "a");
        rig.pass(Duration.ofMinutes(2));

        assertThat(rig.pool.calls).isEmpty();
        assertThat(waitsForPublication().records()).isEqualTo(1);
    }

    /** The code of the failure there is unknown here. */
    @Test
    void recordsThatFailedAtAnotherInstanceWaitForACommitToo() {
        rig.assigned(ONE);
        rig.pool.fail("user-a", FailureCode.THROTTLED);
        rig.take(ONE, "a");
        rig.settle();
        rig.release(ONE);
        rig.broker.refuse("");
        rig.assigned(ONE);
        rig.deliver(rig.broker.input.get(ONE).values());
        rig.pass(Duration.ofMinutes(2));

        assertThat(rig.pool.callsOf("user-a")).isEqualTo(1);
        assertThat(waitsForPublication().records()).isEqualTo(1);
    }

    /** While all records of a partition wait for their back-off, the engine needs no lease and does not commit. */
    @Test
    void aRecordBehindAWaitingOneDoesNotWaitForACommit() {
        rig.assigned(ONE);
        rig.pool.fail("user-a", FailureCode.THROTTLED);
        rig.deliver(List.of(rig.append(ONE, "key", "a"), rig.append(ONE, "key", "b")));

        for (int second = 0; second < 240; second++) {
            rig.pass(Duration.ofSeconds(1));
            assertThat(rig.engine.status().waits()).containsOnlyKeys(FailureCode.THROTTLED);
        }
    }

    @Test
    void aRecordThatFollowsAnHourWithoutRecordsDoesNotWait() {
        rig.assigned(ONE);
        rig.freeze(Duration.ofHours(1));
        rig.take(ONE, "a");

        assertThat(rig.engine.status().waits()).isEmpty();
        rig.settle();
        assertThat(rig.broker.keys(ANSWERS)).containsExactly("a");
    }

    @Test
    void aPartitionThatCannotBeLoadedFor30SecondsCountsAsPaused() {
        rig.broker.loadFails = true;
        rig.assigned(ONE);
        rig.pass(Duration.ofSeconds(29));
        assertThat(rig.engine.status().pausedPartitions()).isZero();

        rig.pass(Duration.ofSeconds(1));
        assertThat(rig.engine.status().pausedPartitions()).isEqualTo(1);

        rig.broker.loadFails = false;
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.engine.status().pausedPartitions()).isZero();
    }

    private EngineStatus.Waits waitsForPublication() {
        assertThat(rig.engine.status().waits()).containsOnlyKeys(FailureCode.PUBLISH_UNAVAILABLE);
        return rig.engine.status().waits().get(FailureCode.PUBLISH_UNAVAILABLE);
    }
}
