package io.authflow.logout.stream;

import io.authflow.cognito.CognitoCalls;
import io.authflow.cognito.CognitoSettings;
import io.authflow.cognito.quota.InstanceQuotas;
import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.Event;
import io.authflow.contracts.event.LoggedOut;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.logout.cognito.CognitoSignOut;
import io.authflow.logout.domain.Logout;
import io.authflow.logout.schedule.LatenessBuckets;
import io.authflow.messaging.binder.AssignmentListener;
import io.authflow.messaging.binder.PolledRecords;
import io.authflow.messaging.boot.StepListenerFactory;
import io.authflow.messaging.record.EventReader;
import io.authflow.messaging.step.FailurePolicy;
import io.authflow.sealing.boot.SealingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Connects the logout to its topics: from {@code auth.logout-due.v1} to {@code auth.logged-out.v1}. It publishes
 * {@code auth.failed.v1} instead if a login had failed before, or if the user is not found.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogoutProperties.class)
class LogoutStream {

    /** Runs the logout. It never gives up, because a session that stays open is a security fault. */
    @Bean
    Consumer<PolledRecords> logout(StepListenerFactory listeners, Logout logOut, MeterRegistry registry) {
        Timer lateness = LatenessBuckets.timer("authflow.logout.lateness")
                .description("From a session's due time to the answer that it is over")
                .register(registry);
        return listeners.listener(
                Step.LOGOUT,
                new EventReader<>(LogoutDue.class),
                inbound -> timed(
                        lateness,
                        logOut.logOut(inbound.event(), inbound.envelope().subject())),
                FailurePolicy::neverGivingUp);
    }

    @Bean
    Logout logOut(
            CognitoCalls calls,
            CognitoSettings cognito,
            SealingSettings sealing,
            LogoutBy logoutBy,
            InstantSource clock) {
        return new Logout(new CognitoSignOut(calls, cognito), sealing.opener(clock), logoutBy, clock);
    }

    /** For the scheduler too: the call that ends sessions has the quota at which overdue logouts leave. */
    @Bean
    LogoutBy logoutBy(LogoutProperties properties) {
        return properties.by();
    }

    @Bean
    AssignmentListener quotaShare(InstanceQuotas quotas) {
        return quotas::share;
    }

    private static Event timed(Timer lateness, Event done) {
        if (done instanceof LoggedOut loggedOut) {
            lateness.record(Duration.between(loggedOut.dueAt(), loggedOut.endedAt()));
        }
        return done;
    }
}
