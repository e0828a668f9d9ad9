package io.authflow.messaging.engine;

import static io.authflow.messaging.engine.EngineRig.ANSWERS;
import static io.authflow.messaging.engine.EngineRig.ONE;
import static io.authflow.messaging.engine.EngineRig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks that a result waits a short time for others to share its transaction, if many calls are under way. */
class LingerTest {
    private static final EngineLimits LIMITS = new EngineLimits(
            64, 1_024, 200, 1 << 24, Duration.ofSeconds(8), Duration.ofHours(3), Duration.ofMillis(40));

    private final EngineRig rig = new EngineRig(new VirtualBroker(), EngineRig.policy(), LIMITS).assigned(ONE, OTHER);

    @Test
    void aResultIsPublishedAtOnceWhileFewCallsAreUnderWay() {
        rig.take(ONE, "a", "b", "c", "d");
        rig.runTask();

        rig.turn();

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("a");
    }

    @Test
    void aResultWaitsOneMillisecondForEachCallBeyondThree() {
        rig.take(ONE, ids(14));
        rig.runTask();

        rig.turn();
        rig.freeze(Duration.ofMillis(9));
        rig.turn();
        assertThat(rig.broker.keys(ANSWERS)).isEmpty();

        rig.freeze(Duration.ofMillis(1));
        rig.turn();
        assertThat(rig.broker.keys(ANSWERS)).containsExactly("r0");
    }

    @Test
    void noResultWaitsLongerThanTheLimit() {
        rig.take(ONE, ids(60));
        rig.runTask();
        rig.turn();

        rig.freeze(Duration.ofMillis(40));
        rig.turn();

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("r0");
    }

    @Test
    void theWaitEndsWithTheLastCalls() {
        rig.take(ONE, ids(14));
        rig.runTask();
        rig.turn();
        rig.runTasks();

        rig.turn();

        assertThat(rig.broker.keys(ANSWERS)).hasSize(14);
    }

    @Test
    void aPartitionThatLeavesWaitsForNothing() {
        rig.take(ONE, ids(14));
        rig.runTask();
        rig.engine.leave(rig.member, List.of(ONE));

        rig.turn();

        assertThat(rig.broker.keys(ANSWERS)).containsExactly("r0");
    }

    private static String[] ids(int number) {
        return IntStream.range(0, number).mapToObj(n -> "r" + n).toArray(String[]::new);
    }
}
