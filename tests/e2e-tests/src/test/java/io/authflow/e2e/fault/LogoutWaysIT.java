package io.authflow.e2e.fault;

import io.authflow.e2e.fault.stage.Service;
import io.authflow.e2e.fault.stage.ServiceProcess;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localcognito.faults.Injection;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Causes the faults that can leave a session without an owner, in each of the three ways to log out. */
@Tag("long")
class LogoutWaysIT {
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final Duration SLOW = Duration.ofSeconds(3);

    @ParameterizedTest
    @ValueSource(strings = {"username", "access-token", "refresh-token"})
    void loginDies(String way) {
        FaultTrial.run(plan("kill-login-service", way), trial -> killed(trial.service(Service.LOGIN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "access-token", "refresh-token"})
    void logoutDies(String way) {
        FaultTrial.run(plan("kill-logout-service", way), trial -> killed(trial.service(Service.LOGOUT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "access-token", "refresh-token"})
    void cognitoIsSlow(String way) {
        FaultTrial.run(plan("cognito-slow", way), trial -> during(trial, Fault.delay(SLOW)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "access-token", "refresh-token"})
    void cognitoResetsAfterItActed(String way) {
        FaultTrial.run(
                plan("cognito-resets", way),
                trial -> during(trial, Fault.reset().afterActing()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "access-token", "refresh-token"})
    void cognitoFails(String way) {
        FaultTrial.run(plan("cognito-5xx", way), trial -> during(trial, Fault.serverError(500)));
    }

    private static FaultPlan plan(String name, String way) {
        return FaultPlan.of(name + "-by-" + way).prepared(installation -> installation.endSessionsBy(way));
    }

    private static void killed(ServiceProcess process) {
        process.kill();
        process.start();
    }

    private static void during(FaultTrial trial, Fault fault) {
        try (Injection injection = trial.installation().pool().inject(fault)) {
            trial.lasts(OUTAGE);
            trial.note(injection.strikes() + " calls struck");
        }
    }
}
