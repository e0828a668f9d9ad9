package io.authflow.e2e.fault;

import io.authflow.e2e.fault.stage.Installation;
import io.authflow.e2e.fault.stage.Service;
import io.authflow.e2e.fault.stage.SilentProxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Makes connections lose every byte without closing. Connections from that time stay dead after the fault. */
@Tag("long")
class HalfOpenIT {
    private static final Duration SILENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @EnumSource
    void toCognito(Service service) {
        swallows("half-open-cognito-" + service.serviceName(), service, Installation::proxyToCognito);
    }

    @ParameterizedTest
    @EnumSource
    void toTheBroker(Service service) {
        swallows("half-open-broker-" + service.serviceName(), service, Installation::proxyToBroker);
    }

    private static void swallows(
            String name, Service service, BiFunction<Installation, Service, SilentProxy> placement) {
        AtomicReference<SilentProxy> proxy = new AtomicReference<>();
        FaultPlan plan = FaultPlan.of(name).prepared(installation -> proxy.set(placement.apply(installation, service)));
        FaultTrial.run(plan, trial -> {
            proxy.get().fallSilent();
            trial.lasts(SILENCE);
            proxy.get().speakAgain();
        });
    }
}
