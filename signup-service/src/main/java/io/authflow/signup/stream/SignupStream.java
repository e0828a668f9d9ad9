package io.authflow.signup.stream;

import io.authflow.cognito.CognitoCalls;
import io.authflow.cognito.CognitoSettings;
import io.authflow.cognito.quota.InstanceQuotas;
import io.authflow.cognito.quota.NanoClock;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.UserNotFound;
import io.authflow.messaging.binder.AssignmentListener;
import io.authflow.messaging.binder.PolledRecords;
import io.authflow.messaging.boot.StepListenerFactory;
import io.authflow.messaging.record.EventReader;
import io.authflow.sealing.boot.SealingSettings;
import io.authflow.signup.cognito.CognitoSignUp;
import io.authflow.signup.domain.SignUp;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Connects the sign-up to its topics: from {@code auth.user-not-found.v1} to {@code auth.signed-up.v1}, or to
 * {@code auth.user-found.v1} if the user exists after all.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignupProperties.class)
class SignupStream {

    @Bean
    Consumer<PolledRecords> signup(StepListenerFactory listeners, SignUp signUp) {
        return listeners.listener(
                Step.SIGNUP,
                new EventReader<>(UserNotFound.class),
                inbound -> signUp.signUp(inbound.event(), inbound.progress()));
    }

    @Bean
    SignUp signUp(
            CognitoCalls calls,
            CognitoSettings cognito,
            SealingSettings sealing,
            SignupProperties properties,
            InstantSource clock) {
        return new SignUp(
                new CognitoSignUp(calls, cognito, NanoClock.SYSTEM), sealing.opener(clock), properties.flowRefs());
    }

    @Bean
    AssignmentListener quotaShare(InstanceQuotas quotas) {
        return quotas::share;
    }
}
