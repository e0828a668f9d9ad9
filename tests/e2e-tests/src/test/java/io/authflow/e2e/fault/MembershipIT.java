package io.authflow.e2e.fault;

import io.authflow.e2e.fault.stage.Service;
import io.authflow.e2e.fault.stage.ServiceProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lets instances of a service join and leave all the time. */
@Tag("long")
class MembershipIT {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int CHANGES = Integer.getInteger("fault.changes", 12);

    /** Two more than the one that stays, by turns: every five seconds one of them leaves and the other one joins. */
    @ParameterizedTest
    @EnumSource
    void twoInstancesJoinAndLeave(Service service) {
        FaultTrial.run(FaultPlan.of("join-and-leave-" + service.serviceName()), trial -> {
            List<ServiceProcess> more = List.of(
                    trial.installation().another(service, 1),
                    trial.installation().another(service, 2));
            for (int n = 0; n < CHANGES; n++) {
                ServiceProcess joining = more.get(n % 2);
                ServiceProcess leaving = more.get((n + 1) % 2);
                joining.launch();
                // it may take longer to start than to leave: a member that is no member yet shows nothing
                joining.awaitReady();
                if (n > 0) {
                    leaving.terminate();
                }
                trial.lasts(INTERVAL);
                if (n > 0) {
                    leaving.awaitExit(Duration.ofSeconds(40));
                }
            }
            more.get((CHANGES - 1) % 2).stop();
        });
    }
}
