package io.authflow.login.stream;

import io.authflow.cognito.CognitoCalls;
import io.authflow.cognito.CognitoSettings;
import io.authflow.cognito.Quotas;
import io.authflow.contracts.LogoutBy;
import io.authflow.contracts.Step;
import io.authflow.contracts.event.UserFound;
import io.authflow.contracts.sealing.JweOpener;
import io.authflow.contracts.sealing.JweSealer;
import io.authflow.contracts.sealing.SealingKeys;
import io.authflow.login.cognito.CognitoLogins;
import io.authflow.login.domain.LogIn;
import io.authflow.messaging.AssignmentListener;
import io.authflow.messaging.EventReader;
import io.authflow.messaging.RecordBatch;
import io.authflow.messaging.StepListeners;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code auth.user-found.v1} to {@code auth.logged-in.v1}. */
@Configuration(proxyBeanMethods = false)
class LoginStream {

    @Bean
    Consumer<RecordBatch> login(StepListeners listeners, LogIn logIn) {
        return listeners.listener(
                Step.LOGIN, new EventReader<>(UserFound.class), inbound -> logIn.logIn(inbound.event()));
    }

    @Bean
    LogIn logIn(
            CognitoCalls calls,
            CognitoSettings cognito,
            @Value("${authflow.sealing.public-keys}") String publicKeys,
            @Value("${authflow.sealing.private-keys}") String privateKeys,
            @Value("${authflow.logout.by:username}") LogoutBy logoutBy,
            @Value("${authflow.login.token-life:30h}") Duration tokenLife,
            InstantSource clock) {
        return new LogIn(
                new CognitoLogins(calls, cognito),
                new JweOpener(SealingKeys.load(privateKeys), clock),
                logoutBy,
                new JweSealer(SealingKeys.load(publicKeys)),
                tokenLife,
                clock);
    }

    @Bean
    AssignmentListener quotaShare(Quotas quotas) {
        return quotas::share;
    }
}
