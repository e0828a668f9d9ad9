package io.authflow.cognito.boot;

import io.authflow.cognito.CallTelemetry;
import io.authflow.cognito.CognitoCalls;
import io.authflow.cognito.CognitoClients;
import io.authflow.cognito.CognitoSettings;
import io.authflow.cognito.quota.InstanceQuotas;
import io.authflow.cognito.quota.NanoClock;
import io.authflow.cognito.quota.QuotaSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Configures one SDK client per service. All calls of the service keep within the quotas. */
@AutoConfiguration
@EnableConfigurationProperties({CognitoProperties.class, QuotaProperties.class})
public class CognitoAutoConfiguration {

    @Bean
    CognitoSettings cognitoSettings(CognitoProperties properties) {
        return properties.settings();
    }

    @Bean
    CognitoIdentityProviderClient cognitoClient(CognitoSettings settings) {
        return CognitoClients.create(settings);
    }

    @Bean
    QuotaSettings quotaSettings(QuotaProperties properties) {
        return properties.settings();
    }

    @Bean
    InstanceQuotas quotas(QuotaSettings settings) {
        return new InstanceQuotas(settings, NanoClock.SYSTEM);
    }

    @Bean
    CognitoCalls cognitoCalls(
            CognitoIdentityProviderClient client,
            InstanceQuotas quotas,
            ObjectProvider<MeterRegistry> registry,
            ObjectProvider<OpenTelemetry> openTelemetry) {
        return new CognitoCalls(
                client,
                quotas,
                new CallTelemetry(
                        registry.getIfAvailable(SimpleMeterRegistry::new),
                        openTelemetry.getIfAvailable(OpenTelemetry::noop)));
    }
}
