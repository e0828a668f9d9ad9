package io.authflow.delayedmessages.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.delayedmessages.message.ChangeIdentity;
import io.authflow.delayedmessages.message.ChangeOutcome;
import io.authflow.delayedmessages.message.DueTimer;
import io.authflow.delayedmessages.message.InputMessage;
import io.authflow.delayedmessages.message.Timer;
import io.authflow.delayedmessages.message.TimerChange;
import io.authflow.delayedmessages.port.TestingPorts;
import io.authflow.delayedmessages.settings.Pacing;
import io.authflow.delayedmessages.store.TimerStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Tests the maximum number of changes to a timer. */
class ChangeLimitTest {
    private static final Instant START = VirtualScheduler.START;
    private static final int MAX = 3;

    private final SurvivingStore.Disk disk = new SurvivingStore.Disk();
    private final Timers timers = new Timers(
            TimerStores.Opened.by(name -> disk.supplier(name).get()), Pacing.defaults(), 1, START.toEpochMilli());
    private final List<DueTimer> fired = new ArrayList<>();
    private final Changes changes =
            new Changes(timers, new Inputs(TestingPorts.PORTS.reader(), Pacing.defaults()), fired::add, MAX);

    @Test
    void oneMoreLeavesTheTimerAsItIsAndSaysSo() {
        scheduleAndUseUp();

        ChangeOutcome outcome = decide("move 1000", "more");

        assertThat(outcome.result()).isEqualTo(ChangeOutcome.Result.EXHAUSTED);
        assertThat(outcome.dueAt()).isEqualTo(START.plusSeconds(63));
        assertThat(changes.remembered("a", identity("move 1000", "more"))).isEqualTo(outcome);
    }

    @Test
    void anEndIsAlwaysTaken() {
        scheduleAndUseUp();

        assertThat(decide("fire", "end").result()).isEqualTo(ChangeOutcome.Result.FIRED);
        assertThat(fired).hasSize(1);
    }

    private void scheduleAndUseUp() {
        timers.schedule(new Timer("a", START.plusSeconds(60), new byte[0]), START.toEpochMilli());
        for (int n = 0; n < MAX; n++) {
            decide("move 1000", "c" + n);
        }
    }

    private ChangeOutcome decide(String change, String id) {
        InputMessage input = input(change + "#" + id);
        TimerChange read = (TimerChange) TestingPorts.PORTS.reader().read(input).orElseThrow();
        return changes.decide(read, input, START.toEpochMilli());
    }

    private static ChangeIdentity identity(String change, String id) {
        return new ChangeIdentity(id, TestingPorts.bytes(change));
    }

    private static InputMessage input(String value) {
        return new InputMessage(
                "changes",
                0,
                0,
                TestingPorts.bytes("a"),
                TestingPorts.bytes(value),
                new RecordHeaders(),
                START.plus(Duration.ofSeconds(1)));
    }
}
