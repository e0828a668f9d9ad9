package io.authflow.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.authflow.e2e.fault.stage.FakeClock;
import io.authflow.e2e.fault.stage.Service;
import io.authflow.e2e.fault.stage.ServiceProcess;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Moves the clock of one service by an hour, and back again after 30 s. When its clock is set back, the service ends, and
 * its supervisor starts it again.
 */
@Tag("long")
class ClockIT {
    private static final Duration WRONG_FOR = Duration.ofSeconds(30);
    private static final Duration END_WITHIN = Duration.ofSeconds(90);

    @ParameterizedTest
    @CsvSource({"CHECK, +1h, fast", "CHECK, -1h, slow", "LOGOUT, +1h, fast", "LOGOUT, -1h, slow"})
    void jumps(Service service, String shift, String name) {
        assumeTrue(FakeClock.isInstalled(), "libfaketime is not installed: apt-get install faketime");
        AtomicReference<FakeClock> clock = new AtomicReference<>();
        FaultPlan plan = FaultPlan.of("clock-" + name + "-" + service.serviceName())
                .prepared(installation -> clock.set(installation.fakeClock(service)));
        FaultTrial.run(plan, trial -> {
            boolean isBack = shift.startsWith("-");
            clock.get().set(shift);
            if (isBack) {
                startAgain(trial, service);
            }
            trial.lasts(WRONG_FOR);
            clock.get().set("+0");
            if (!isBack) {
                startAgain(trial, service);
            }
        });
    }

    private static void startAgain(FaultTrial trial, Service service) {
        ServiceProcess process = trial.service(service);
        await("the end of the service").atMost(END_WITHIN).until(() -> !process.isAlive());
        assertThat(process.log()).content().contains("the wall clock was set back by");
        process.launch();
        trial.note("ended by itself when its clock was set back, and was started again");
    }
}
