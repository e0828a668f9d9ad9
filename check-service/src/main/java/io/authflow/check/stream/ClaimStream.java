package io.authflow.check.stream;

import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.messaging.claim.KafkaRequestClaims;
import io.authflow.messaging.client.BinderClient;
import io.authflow.messaging.telemetry.ServiceLiveness;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the claims of request ids, which all instances of check-service share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClaimProperties.class)
class ClaimStream {

    @Bean(initMethod = "start")
    KafkaRequestClaims requestClaims(
            BinderClient client, ClaimProperties properties, MeterRegistry registry, ServiceLiveness liveness) {
        return new KafkaRequestClaims(
                TopicCatalogue.requestIds(),
                client,
                properties.entries(),
                properties.timeout(),
                registry,
                why -> liveness.broken(
                        "the reader of the claims ended with " + why.getClass().getName()));
    }

    @Bean
    ClaimsHealth claims(KafkaRequestClaims claims) {
        return new ClaimsHealth(claims::isLoaded);
    }
}
