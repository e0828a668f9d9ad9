package io.authflow.e2e.fault;

import io.authflow.e2e.fault.stage.Service;
import io.authflow.e2e.fault.stage.ServiceProcess;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills services at random moments. */
@Tag("long")
class KillIT {
    /** How often each service is killed: 20 by {@code -Dfault.kills=20}. */
    private static final int KILLS = Integer.getInteger("fault.kills", 3);

    private static final Duration LONGEST_LIFE = Duration.ofSeconds(4);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(2);

    @ParameterizedTest
    @EnumSource
    void killsAtRandomMoments(Service service) {
        FaultTrial.run(FaultPlan.of("kill-" + service.serviceName()), trial -> {
            trial.note(KILLS + " kills");
            ServiceProcess process = trial.service(service);
            for (int n = 0; n < KILLS; n++) {
                trial.lasts(trial.anyTimeUpTo(LONGEST_LIFE));
                process.kill();
                process.start();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void killsDuringAGracefulStop(Service service) {
        FaultTrial.run(FaultPlan.of("kill-in-stop-" + service.serviceName()), trial -> {
            ServiceProcess process = trial.service(service);
            for (int n = 0; n < KILLS; n++) {
                process.terminate();
                trial.lasts(trial.anyTimeUpTo(LONGEST_STOP));
                process.kill();
                process.start();
            }
        });
    }
}
