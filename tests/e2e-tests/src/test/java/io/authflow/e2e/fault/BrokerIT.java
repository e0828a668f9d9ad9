package io.authflow.e2e.fault;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.authflow.e2e.fault.stage.BrokerProcess;
import io.authflow.e2e.fault.stage.SmallDisk;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kills or freezes the only broker, or fills its disk. */
@Tag("long")
class BrokerIT {
    private static final Duration GONE = Duration.ofSeconds(5);
    private static final Duration FROZEN = Duration.ofSeconds(15);
    private static final Duration FULL_FOR = Duration.ofSeconds(20);
    private static final int DISK_MEGABYTES = Integer.getInteger("fault.broker-disk", 400);

    @Test
    void dies() {
        FaultTrial.run(FaultPlan.of("broker-kill"), trial -> {
            BrokerProcess broker = trial.installation().broker();
            broker.kill();
            trial.lasts(GONE);
            broker.restart();
        });
    }

    @Test
    void freezes() {
        FaultTrial.run(FaultPlan.of("broker-freeze"), trial -> {
            BrokerProcess broker = trial.installation().broker();
            broker.freeze();
            trial.lasts(FROZEN);
            broker.thaw();
        });
    }

    /** A broker without room is of no use even where it stays; with room it is started again. */
    @Test
    void hasNoDiskLeft() {
        assumeTrue(SmallDisk.isPossible(), "no tmpfs can be mounted here: that needs root");
        FaultPlan plan = FaultPlan.of("broker-disk-full").withBrokerDisk(DISK_MEGABYTES);
        FaultTrial.run(plan, trial -> {
            BrokerProcess broker = trial.installation().broker();
            SmallDisk disk = SmallDisk.at(broker.directory());
            disk.fill();
            trial.lasts(FULL_FOR);
            trial.note(broker.isAlive() ? "the broker stayed, useless, and was killed" : "the broker ended by itself");
            broker.kill();
            disk.free();
            broker.restart();
        });
    }
}
