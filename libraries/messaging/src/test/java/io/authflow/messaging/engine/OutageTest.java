package io.authflow.messaging.engine;

import static io.authflow.messaging.engine.EngineRig.ANSWERS;
import static io.authflow.messaging.engine.EngineRig.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** While every call fails, a partition keeps the records that it has, and takes no others. */
class OutageTest {
    private final EngineRig rig = new EngineRig().assigned(ONE);

    @Test
    void takesNoNewRecordsWhileEveryCallFails() {
        rig.pool.goDown();
        take(0, 300);

        rig.pass(Duration.ofSeconds(10));

        assertThat(rig.engine.wants(ONE)).isFalse();
        assertThat(rig.engine.status().pausedPartitions()).isEqualTo(1);
        assertThat(rig.events).contains("outage 0 true");
        assertThat(distinctCalls()).isLessThan(128);
    }

    @Test
    void allIsDoneSoonAfterTheFirstSuccess() {
        rig.pool.goDown();
        take(0, 300);
        rig.pass(Duration.ofSeconds(60));
        rig.pool.comeBack();

        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.broker.keys(ANSWERS)).hasSize(300);
        assertThat(rig.engine.wants(ONE)).isTrue();
        assertThat(rig.events).contains("outage 0 false");
        assertThat(rig.committed(ONE)).isEqualTo(300);
    }

    /** Too few records for an outage, but none of them succeeded for a while. */
    @Test
    void aFewRecordsThatAllFailedAreTriedAtTheFirstSuccess() {
        rig.pool.goDown();
        take(0, 6);
        rig.pass(Duration.ofSeconds(60));
        rig.pool.comeBack();

        take(6, 7);
        rig.pass(Duration.ofSeconds(1));

        assertThat(rig.broker.keys(ANSWERS)).hasSize(7);
    }

    @Test
    void usersInTroubleKeepTheirBackOffWhileOthersSucceed() {
        IntStream.range(0, 6).forEach(i -> rig.pool.fail("user-bad" + i, FailureCode.COGNITO_UNAVAILABLE));
        IntStream.range(0, 6).forEach(i -> rig.take(ONE, "bad" + i));

        for (int i = 0; i < 100; i++) {
            rig.take(ONE, "good" + i);
            rig.pass(Duration.ofMillis(500));
        }

        assertThat(rig.pool.callsOf("user-bad0")).isLessThan(15);
    }

    /** A record that is given up proves nothing about the next call. */
    @Test
    void anOutageThatOutlastsThePatienceStaysOne() {
        rig.pool.goDown();
        take(0, 1_000);

        rig.pass(Duration.ofMinutes(6));

        assertThat(rig.broker.keys("auth.failed.v1")).isNotEmpty();
        assertThat(rig.events).contains("outage 0 true").doesNotContain("outage 0 false");
    }

    @Test
    void usersInTroubleAreNoOutage() {
        IntStream.range(0, 40).forEach(i -> rig.pool.fail("user-bad" + i, FailureCode.COGNITO_UNAVAILABLE));
        IntStream.range(0, 40).forEach(i -> rig.take(ONE, "bad" + i, "good" + i));
        rig.pass(Duration.ofSeconds(30));

        assertThat(rig.broker.keys(ANSWERS)).hasSize(40);
        assertThat(rig.engine.wants(ONE)).isTrue();
    }

    /** With many users in trouble and nobody else for a while, the next good one waits for a probe at most. */
    @Test
    void aGoodUserAmongBadOnesWaitsForOneProbeAtMost() {
        IntStream.range(0, 40).forEach(i -> rig.pool.fail("user-bad" + i, FailureCode.COGNITO_UNAVAILABLE));
        IntStream.range(0, 40).forEach(i -> rig.take(ONE, "bad" + i));
        rig.pass(Duration.ofMinutes(1));

        rig.take(ONE, "good");
        rig.pass(Duration.ofSeconds(1));

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("good");
    }

    @Test
    void isFullAtTheLimitOfWaitingRecords() {
        EngineLimits limits =
                new EngineLimits(64, 1_024, 20, 1 << 24, Duration.ofSeconds(8), Duration.ofHours(3), Duration.ZERO);
        EngineRig small = new EngineRig(new VirtualBroker(), EngineRig.policy(), limits).assigned(ONE);
        IntStream.range(0, 20).forEach(i -> small.pool.fail("user-bad" + i, FailureCode.COGNITO_UNAVAILABLE));
        IntStream.range(0, 20).forEach(i -> small.take(ONE, "bad" + i, "good" + i));
        small.settle();
        assertThat(small.engine.wants(ONE)).isFalse();

        IntStream.range(0, 20).forEach(i -> small.pool.heal("user-bad" + i));
        small.pass(Duration.ofSeconds(3));

        assertThat(small.engine.wants(ONE)).isTrue();
        assertThat(small.events).contains("full 0 true", "full 0 false");
        assertThat(small.broker.keys(ANSWERS)).hasSize(40);
    }

    @Test
    void isFullAtTheLimitOfBytes() {
        EngineLimits limits =
                new EngineLimits(64, 1_024, 200, 2_000, Duration.ofSeconds(8), Duration.ofHours(3), Duration.ZERO);
        EngineRig small = new EngineRig(new VirtualBroker(), EngineRig.policy(), limits).assigned(ONE);
        small.take(ONE, IntStream.range(0, 50).mapToObj(i -> "r" + i).toArray(String[]::new));
        assertThat(small.engine.wants(ONE)).isFalse();

        small.settle();

        assertThat(small.engine.wants(ONE)).isTrue();
    }

    private void take(int from, int to) {
        rig.take(ONE, IntStream.range(from, to).mapToObj(i -> "r" + i).toArray(String[]::new));
    }

    private long distinctCalls() {
        return rig.pool.calls.stream().distinct().count();
    }
}
