package io.authflow.e2e.fault;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.authflow.e2e.fault.stage.Service;
import io.authflow.e2e.fault.stage.ServiceProcess;
import io.authflow.e2e.fault.stage.SmallDisk;
import io.authflow.e2e.fault.stage.StateFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fills or damages the disk with the scheduler's local copy of the timers. */
@Tag("long")
class SchedulerStateIT {
    private static final Duration FULL_FOR = Duration.ofSeconds(20);
    private static final int DISK_MEGABYTES = Integer.getInteger("fault.scheduler-disk", 200);

    @Test
    void hasNoDiskLeft() {
        assumeTrue(SmallDisk.isPossible(), "no tmpfs can be mounted here: that needs root");
        AtomicReference<SmallDisk> disk = new AtomicReference<>();
        FaultPlan plan = FaultPlan.of("scheduler-disk-full")
                .prepared(installation ->
                        disk.set(installation.disk(state(installation.service(Service.LOGOUT)), DISK_MEGABYTES)));
        FaultTrial.run(plan, trial -> {
            disk.get().fill();
            trial.lasts(FULL_FOR);
            disk.get().free();
        });
    }

    /** As after {@link #hasNoDiskLeft()}, with somebody who starts it again when it has ended. */
    @Test
    void isKilledWithoutDisk() {
        assumeTrue(SmallDisk.isPossible(), "no tmpfs can be mounted here: that needs root");
        AtomicReference<SmallDisk> disk = new AtomicReference<>();
        FaultPlan plan = FaultPlan.of("scheduler-disk-full-and-kill")
                .prepared(installation ->
                        disk.set(installation.disk(state(installation.service(Service.LOGOUT)), DISK_MEGABYTES)));
        FaultTrial.run(plan, trial -> {
            disk.get().fill();
            trial.lasts(FULL_FOR);
            trial.service(Service.LOGOUT).kill();
            disk.get().free();
            trial.service(Service.LOGOUT).start();
        });
    }

    @Test
    void isTruncatedWhileDown() {
        FaultTrial.run(FaultPlan.of("scheduler-state-truncated"), trial -> {
            ServiceProcess logout = trial.service(Service.LOGOUT);
            logout.kill();
            trial.note(StateFiles.truncate(state(logout)) + " files truncated");
            logout.start();
        });
    }

    private static Path state(ServiceProcess logout) {
        return Path.of(logout.setting("authflow.scheduler.state-directory"));
    }
}
