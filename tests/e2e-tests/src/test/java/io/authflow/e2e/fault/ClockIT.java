package io.authflow.e2e.fault;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.authflow.e2e.fault.stage.FakeClock;
import io.authflow.e2e.fault.stage.Service;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moves the clock of one service by an hour, and back again after 30 s. */
@Tag("long")
class ClockIT {
    private static final Duration WRONG_FOR = Duration.ofSeconds(30);

    @ParameterizedTest
    @CsvSource({"CHECK, +1h, fast", "CHECK, -1h, slow", "LOGOUT, +1h, fast", "LOGOUT, -1h, slow"})
    void jumps(Service service, String shift, String name) {
        assumeTrue(FakeClock.isInstalled(), "libfaketime is not installed: apt-get install faketime");
        AtomicReference<FakeClock> clock = new AtomicReference<>();
        FaultPlan plan = FaultPlan.of("clock-" + name + "-" + service.serviceName())
                .prepared(installation -> clock.set(installation.fakeClock(service)));
        FaultTrial.run(plan, trial -> {
            clock.get().set(shift);
            trial.lasts(WRONG_FOR);
            clock.get().set("+0");
        });
    }
}
