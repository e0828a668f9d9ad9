package io.authflow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.authflow.e2e.environment.Ending;
import io.authflow.e2e.environment.HeldAnswers;
import io.authflow.localrun.FlowService;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that a service drains if it is told to stop while flows are running. No flow is lost or doubled. */
@InEachEnvironment
class StopUnderLoadIT {
    /** Before whoever asked, such as Kubernetes or Docker, loses patience and kills it. */
    private static final Duration DRAIN_MAX = Duration.ofSeconds(25);

    /** Of a process that the signal to end has ended, and of one that has ended by itself. */
    private static final Integer[] GRACEFUL = {143, 0};

    /** Long beside what a stop needs to begin, short beside what it may take. */
    private static final Duration ANSWER_TIME = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int PER_SECOND = 10;
    private static final int KNOWN = 60;
    private static final int SECONDS = 1;

    private final Suite suite;

    StopUnderLoadIT(Suite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @EnumSource
    void drainsAndLosesNothing(FlowService service) {
        try (SteadyRequests requests = SteadyRequests.start(suite, PER_SECOND, KNOWN, SECONDS)) {
            requests.awaitMore(PER_SECOND);

            Ending ending = stopDuringACall(service);

            requests.awaitMore(PER_SECOND);
            suite.authflow().start(service);
            requests.awaitMore(PER_SECOND);
            requests.stop();
            assertThat(ending.exitCode()).isIn((Object[]) GRACEFUL);
            assertThat(ending.took()).isLessThan(DRAIN_MAX);
            requests.assertAllEndedOnce();
            requests.assertNoCallTwice();
        }
    }

    private Ending stopDuringACall(FlowService service) {
        try (HeldAnswers held = suite.pool().holdAnswers(ANSWER_TIME)) {
            // with that load the next ones have begun before these are answered, so that the signal meets some
            await(service + " calls").atMost(PATIENCE).until(() -> held.openCalls(callsOf(service)) > 1);
            return suite.authflow().stop(service);
        }
    }

    /** The operations that no other service calls at that pace. */
    private static Set<String> callsOf(FlowService service) {
        return switch (service) {
            case CHECK -> Set.of("AdminGetUser");
            case SIGNUP -> Set.of("SignUp", "AdminConfirmSignUp");
            case LOGIN -> Set.of("InitiateAuth");
            case LOGOUT -> Set.of("GlobalSignOut", "RevokeToken", "AdminUserGlobalSignOut");
        };
    }
}
