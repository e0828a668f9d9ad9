package io.authflow.e2e.fault;

import io.authflow.e2e.fault.stage.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kills the scheduler while ten thousand timers are pending. */
@Tag("long")
class PendingTimersIT {
    private static final int TIMERS = Integer.getInteger("fault.timers", 10_000);
    private static final int USERS = 200;
    private static final int SESSION_SECONDS = Integer.getInteger("fault.timer-seconds", 120);

    @Test
    void survivesADeathWithManyPending() {
        FaultTrial.run(FaultPlan.of("kill-with-" + TIMERS + "-timers"), trial -> {
            PendingSessions sessions = PendingSessions.open(trial, TIMERS, USERS, SESSION_SECONDS);
            trial.service(Service.LOGOUT).kill();
            trial.service(Service.LOGOUT).start();
            sessions.assertAllEndedOnceAndInTime(trial.topics());
            trial.note(TIMERS + " openings ended once and in time");
        });
    }
}
