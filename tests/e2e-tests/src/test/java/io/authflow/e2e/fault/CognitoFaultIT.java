package io.authflow.e2e.fault;

import io.authflow.localcognito.faults.Effect;
import io.authflow.localcognito.faults.Fault;
import io.authflow.localcognito.faults.Injection;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Makes Cognito fail for 20 s, for all operations or for one. */
@Tag("long")
class CognitoFaultIT {
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    /** Longer than all faults together: the call never comes to its end, and so opens no session that a later fault would find. */
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Effect TOO_MANY = new Effect.ErrorAnswer(429, "TooManyRequestsException");
    private static final int BURST = 240;

    /** What the caller meets; of each, with {@code -Dfault.operations=true}, one row for each operation too. */
    static Stream<Arguments> faults() {
        return Stream.of(
                        Arguments.of("hangs", Fault.delay(FOR_EVER)),
                        Arguments.of(
                                "hangs-after-it-acted", Fault.delay(FOR_EVER).afterActing()),
                        Arguments.of("slow", Fault.delay(SLOW)),
                        Arguments.of("resets", Fault.reset()),
                        Arguments.of("resets-after-it-acted", Fault.reset().afterActing()),
                        Arguments.of("nonsense", Fault.nonsense()),
                        Arguments.of("nonsense-after-it-acted", Fault.nonsense().afterActing()),
                        Arguments.of("5xx", Fault.serverError(500)),
                        Arguments.of("429", with(TOO_MANY)))
                .flatMap(CognitoFaultIT::withOperations);
    }

    @ParameterizedTest(name = "cognito-{0}")
    @MethodSource("faults")
    void survives(String name, Fault fault) {
        FaultTrial.run(FaultPlan.of("cognito-" + name), trial -> during(trial, fault));
    }

    /** 12 partitions on the 6 consumers of one instance: partitions that wait have to go on by themselves. */
    @Test
    void partitionsGoOnAfterServerErrors() {
        FaultPlan plan = FaultPlan.of("cognito-5xx-burst").withBurst(BURST);
        FaultTrial.run(plan.strikingFirst(), trial -> during(trial, Fault.serverError(500)));
    }

    private static void during(FaultTrial trial, Fault fault) {
        try (Injection injection = trial.installation().pool().inject(fault)) {
            trial.loadNow();
            trial.lasts(OUTAGE);
            trial.note(injection.strikes() + " calls struck");
        }
    }

    private static Stream<Arguments> withOperations(Arguments all) {
        if (!Boolean.getBoolean("fault.operations")) {
            return Stream.of(all);
        }
        String name = (String) all.get()[0];
        Fault fault = (Fault) all.get()[1];
        return Stream.concat(
                Stream.of(all),
                Stream.of("AdminGetUser", "SignUp", "AdminConfirmSignUp", "InitiateAuth", "AdminUserGlobalSignOut")
                        .map(operation -> Arguments.of(name + "-" + operation, fault.on(operation))));
    }

    private static Fault with(Effect effect) {
        return new Fault(null, null, 1, Long.MAX_VALUE, false, effect);
    }
}
