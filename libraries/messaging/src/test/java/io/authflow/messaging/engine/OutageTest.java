package io.authflow.messaging.engine;

import static io.authflow.messaging.engine.EngineRig.ANSWERS;
import static io.authflow.messaging.engine.EngineRig.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.FailureCode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that a partition keeps its records and takes no new ones while every call fails. */
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

    /** System.nanoTime() may be negative, and may overflow while the service runs. */
    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -3_600_000_000_000L, Long.MAX_VALUE - 20_000_000_000L})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anOutageEndsWhateverTheClockReads(long origin) {
        EngineRig other = new EngineRig(origin).assigned(ONE);
        other.pool.goDown();
        other.take(ONE, IntStream.range(0, 300).mapToObj(i -> "r" + i).toArray(String[]::new));
        other.pass(Duration.ofSeconds(30));
        assertThat(other.pool.calls.stream().distinct()).hasSizeBetween(100, 150);
        other.pool.comeBack();

        other.pass(Duration.ofSeconds(2));

        assertThat(other.broker.keys(ANSWERS)).hasSize(300);
    }

    /** There are too few records for an outage, but none of them succeeded for a while. */
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

    /** If the service gives up on a record, this does not show that the next call will succeed. */
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

    /**
     * If many users are in trouble and no other request succeeds for a while, the next good request waits for one probe
     * only.
     */
    @Test
    void aGoodUserAmongBadOnesWaitsForOneProbeAtMost() {
        IntStream.range(0, 40).forEach(i -> rig.pool.fail("user-bad" + i, FailureCode.COGNITO_UNAVAILABLE));
        IntStream.range(0, 40).forEach(i -> rig.take(ONE, "bad" + i));
        rig.pass(Duration.ofMinutes(1));

        rig.take(ONE, "good");
        rig.pass(Duration.ofSeconds(1));

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("good");
    }

    /** The calls are limited to 25 a second, as the quota of sign-outs is. */
    @ParameterizedTest
    @ValueSource(ints = {16, 40, 140})
    void usersInLastingTroubleDelayNoOtherRecord(int bad) {
        EngineRig busy = neverGivingUp();
        IntStream.range(0, bad).forEach(i -> busy.pool.fail("user-bad" + i, FailureCode.MISCONFIGURED));
        IntStream.range(0, bad).forEach(i -> busy.take(ONE, "bad" + i));
        busy.pass(Duration.ofSeconds(60));

        for (int second = 0; second < 60; second++) {
            assertThat(busy.engine.wants(ONE)).isTrue();
            busy.take(ONE, "good" + second);
            for (int call = 0; call < 25; call++) {
                busy.freeze(Duration.ofMillis(40));
                busy.turn();
                if (busy.pendingTasks() > 0) {
                    busy.runTask();
                }
                busy.turn();
            }
            assertThat(busy.broker.keys(ANSWERS)).hasSize(second + 1);
        }

        assertThat(busy.events.stream().filter(line -> line.startsWith("outage")))
                .as("a good answer shows that there is no outage")
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void usersInLastingTroubleKeepTheirBackOff() {
        EngineRig busy = neverGivingUp();
        IntStream.range(0, 40).forEach(i -> busy.pool.fail("user-bad" + i, FailureCode.MISCONFIGURED));
        IntStream.range(0, 40).forEach(i -> busy.take(ONE, "bad" + i));
        busy.pass(Duration.ofSeconds(60));
        int before = busy.pool.callsOf("user-bad0");

        for (int i = 0; i < 120; i++) {
            busy.take(ONE, "good" + i);
            busy.pass(Duration.ofMillis(500));
        }

        assertThat(busy.broker.keys(ANSWERS)).hasSize(120);
        assertThat(busy.pool.callsOf("user-bad0") - before).isLessThan(15);
    }

    private static EngineRig neverGivingUp() {
        return new EngineRig(new VirtualBroker(), EngineRig.policy().neverGivingUp(), EngineRig.limits()).assigned(ONE);
    }

    /** The results of later records are in the metadata of the commit, as ranges. */
    @Test
    void aWaitingRecordLetsTenThousandOthersPass() {
        rig.pool.fail("user-bad", FailureCode.COGNITO_UNAVAILABLE);
        rig.take(ONE, "bad");

        for (int i = 0; i < 10_000; i += 50) {
            assertThat(rig.engine.wants(ONE)).isTrue();
            take(i, i + 50);
            rig.pass(Duration.ofSeconds(1));
        }

        assertThat(rig.broker.keys(ANSWERS)).hasSize(10_000);
    }

    @Test
    void theBytesOfAKeyThatWaitsStopNoOtherPartition() {
        EngineRig two = new EngineRig().assigned(ONE, EngineRig.OTHER);
        two.pool.fail("user-0", FailureCode.COGNITO_UNAVAILABLE);
        int delivered = 0;
        while (two.engine.wants(ONE)) {
            var large = two.append(ONE, "hot", "" + delivered++);
            large.headers().add("large", new byte[100_000]);
            two.deliver(List.of(large));
        }
        two.pass(Duration.ofSeconds(5));

        assertThat(delivered).isBetween(150, 180);
        assertThat(two.engine.wants(EngineRig.OTHER)).isTrue();
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

    @Test
    void countsHeadersToTheLimitOfBytes() {
        EngineLimits limits =
                new EngineLimits(64, 1_024, 200, 2_000, Duration.ofSeconds(8), Duration.ofHours(3), Duration.ZERO);
        EngineRig small = new EngineRig(new VirtualBroker(), EngineRig.policy(), limits).assigned(ONE);
        RecordHeaders headers = new RecordHeaders();
        headers.add("header", new byte[2_000]);

        small.deliver(List.of(small.append(ONE, "key", new byte[0], headers)));

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

    /** For example a password that cannot be opened. It proves nothing about Cognito. */
    @ParameterizedTest
    @EnumSource(names = {"CANNOT_OPEN", "EXPIRED", "CONTEXT_MISMATCH"})
    void aRefusalWithoutACallDoesNotEndAnOutage(FailureCode code) {
        IntStream.range(0, 200).forEach(i -> rig.pool.fail("user-r" + i, FailureCode.COGNITO_UNAVAILABLE));
        rig.pool.fail("user-x", code);
        take(0, 20);
        rig.pass(Duration.ofSeconds(10));
        assertThat(rig.events).contains("outage 0 true");

        rig.take(ONE, "x");
        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.broker.keys("auth.failed.v1")).containsExactly("x");
        assertThat(rig.events).doesNotContain("outage 0 false");
    }

    @Test
    void aRefusalByCognitoEndsAnOutage() {
        rig.pool.goDown();
        take(0, 20);
        rig.pass(Duration.ofSeconds(10));
        rig.pool.comeBack();
        rig.pool.fail("user-x", FailureCode.NOT_AUTHORIZED);

        rig.take(ONE, "x");
        rig.pass(Duration.ofSeconds(1));

        assertThat(rig.broker.keys("auth.failed.v1")).containsExactly("x");
        assertThat(rig.events).contains("outage 0 false");
    }

    /** No call is left that could show its end. */
    @Test
    void anOutageEndsWhenAllItsRecordsAreRefusedWithoutACall() {
        rig.pool.goDown();
        take(0, 20);
        rig.pass(Duration.ofSeconds(10));
        rig.pool.comeBack();
        IntStream.range(0, 20).forEach(i -> rig.pool.fail("user-r" + i, FailureCode.EXPIRED));

        rig.pass(Duration.ofSeconds(31));

        assertThat(rig.broker.keys("auth.failed.v1")).hasSize(20);
        assertThat(rig.events).last().isEqualTo("outage 0 false");
    }

    /** Nothing could show that it is over. */
    @Test
    void anOutageIsForgottenIfNoRecordWaitsAnyMore() {
        rig.pool.goDown();
        take(0, 20);

        rig.pass(Duration.ofMinutes(7));

        assertThat(rig.broker.keys("auth.failed.v1")).hasSize(20);
        assertThat(rig.events).last().isEqualTo("outage 0 false");
    }
}
