package io.authflow.check.stream;

import io.authflow.check.cognito.UserPoolLookup;
import io.authflow.check.domain.Check;
import io.authflow.check.intake.Intake;
import io.authflow.cognito.CognitoCalls;
import io.authflow.cognito.CognitoSettings;
import io.authflow.cognito.quota.InstanceQuotas;
import io.authflow.contracts.Step;
import io.authflow.messaging.binder.AssignmentListener;
import io.authflow.messaging.binder.PolledRecords;
import io.authflow.messaging.boot.StepListenerFactory;
import io.authflow.messaging.claim.RequestClaims;
import io.authflow.sealing.boot.SealingSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Connects the check to its topics: from {@code auth.requested.v1} to {@code auth.user-found.v1} or
 * {@code auth.user-not-found.v1}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckProperties.class)
class CheckStream {
    private static final Logger LOG = LoggerFactory.getLogger(CheckStream.class);

    @Bean
    Consumer<PolledRecords> check(
            StepListenerFactory listeners, Intake intake, Check check, RequestClaims claims, MeterRegistry registry) {
        return listeners.claimingListener(
                Step.CHECK,
                new RequestReader(intake, unknownFields(registry)),
                inbound -> check.check(
                        inbound.event(), intake.userRef(inbound.event().username())),
                claims);
    }

    private static Counter unknownFields(MeterRegistry registry) {
        return Counter.builder("authflow.intake.unknown.fields")
                .description("Fields of requests that this release does not know, and ignores")
                .register(registry);
    }

    @Bean
    Intake intake(CheckProperties properties, CognitoSettings cognito) {
        if (properties.plainIntake()) {
            LOG.warn("Plain intake is on: passwords may stand in clear on the topic of requests. For a local run only");
        }
        return new Intake(properties.intake(cognito.caseSensitive()), properties.userHash());
    }

    @Bean
    Check checkStep(
            CognitoCalls calls,
            CognitoSettings cognito,
            CheckProperties properties,
            SealingSettings sealing,
            InstantSource clock) {
        return new Check(
                new UserPoolLookup(calls, cognito.userPoolId()),
                sealing.sealer(clock),
                properties.passwordLife(),
                clock);
    }

    @Bean
    AssignmentListener quotaShare(InstanceQuotas quotas) {
        return quotas::share;
    }
}
