package io.authflow.login.stream;

import io.authflow.cognito.CognitoCalls;
import io.authflow.cognito.CognitoSettings;
import io.authflow.cognito.Quotas;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.UserFound;
import io.authflow.login.cognito.CognitoLogins;
import io.authflow.login.domain.LogIn;
import io.authflow.messaging.AssignmentListener;
import io.authflow.messaging.EventReader;
import io.authflow.messaging.RecordBatch;
import io.authflow.messaging.StepListeners;
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
    Consumer<RecordBatch> login(StepListeners listeners, LogIn logIn, MeterRegistry registry) {
        return listeners.listener(Step.LOGIN, new EventReader<>(UserFound.class), new LoginStep(logIn, registry));
    }

    @Bean
    LogIn logIn(
            CognitoCalls calls,
            CognitoSettings cognito,
            SealingSettings sealing,
            LoginProperties properties,
            LogoutProperties logout,
            InstantSource clock) {
        return new LogIn(
                new CognitoLogins(calls, cognito),
                sealing.opener(clock),
                logout.by(),
                sealing.sealer(clock),
                properties.tokenLife(),
                clock);
    }

    @Bean
    AssignmentListener quotaShare(Quotas quotas) {
        return quotas::share;
    }
}
