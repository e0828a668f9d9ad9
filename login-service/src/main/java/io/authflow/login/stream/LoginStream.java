package io.authflow.login.stream;

import io.authflow.cognito.CognitoCalls;
import io.authflow.cognito.CognitoSettings;
import io.authflow.cognito.quota.InstanceQuotas;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.UserFound;
import io.authflow.login.cognito.CognitoLogin;
import io.authflow.login.domain.Login;
import io.authflow.messaging.binder.AssignmentListener;
import io.authflow.messaging.binder.PolledRecords;
import io.authflow.messaging.boot.StepListenerFactory;
import io.authflow.messaging.record.EventReader;
import io.authflow.sealing.boot.SealingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Connects the login to its topics: from {@code auth.user-found.v1} to {@code auth.logged-in.v1}. If the service gives
 * up a login that may have opened a session, it publishes {@code auth.logout-due.v1}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LoginProperties.class, LogoutProperties.class})
class LoginStream {

    @Bean
    Consumer<PolledRecords> login(StepListenerFactory listeners, Login logIn, MeterRegistry registry) {
        return listeners.listener(Step.LOGIN, new EventReader<>(UserFound.class), new LoginStep(logIn, registry));
    }

    @Bean
    Login logIn(
            CognitoCalls calls,
            CognitoSettings cognito,
            SealingSettings sealing,
            LoginProperties properties,
            LogoutProperties logout,
            InstantSource clock) {
        return new Login(
                new CognitoLogin(calls, cognito),
                sealing.opener(clock),
                logout.by(),
                sealing.sealer(clock),
                properties.tokenLife(),
                clock);
    }

    @Bean
    AssignmentListener quotaShare(InstanceQuotas quotas) {
        return quotas::share;
    }
}
