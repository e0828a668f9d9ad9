package io.authflow.e2e.fault;

import io.authflow.e2e.fault.stage.Service;
import io.authflow.e2e.fault.stage.ServiceProcess;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Freezes services for longer than their group session and their transaction may last. */
@Tag("long")
class FreezeIT {
    private static final Duration BEYOND_SESSION = Duration.ofSeconds(15);
    private static final Duration BEYOND_TRANSACTION = Duration.ofSeconds(70);

    @ParameterizedTest
    @EnumSource
    void freezesBeyondItsSession(Service service) {
        FaultTrial.run(
                FaultPlan.of("freeze-15s-" + service.serviceName()), trial -> freeze(trial, service, BEYOND_SESSION));
    }

    @ParameterizedTest
    @EnumSource
    void freezesBeyondAllTimeouts(Service service) {
        FaultTrial.run(
                FaultPlan.of("freeze-70s-" + service.serviceName()),
                trial -> freeze(trial, service, BEYOND_TRANSACTION));
    }

    private static void freeze(FaultTrial trial, Service service, Duration time) {
        ServiceProcess process = trial.service(service);
        process.freeze();
        try {
            trial.lasts(time);
        } finally {
            process.thaw();
        }
    }
}
