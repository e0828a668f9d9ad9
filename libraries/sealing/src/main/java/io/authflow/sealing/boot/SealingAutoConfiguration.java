package io.authflow.sealing.boot;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The keys of a service, and the metric of their age. */
@AutoConfiguration
@EnableConfigurationProperties(SealingSettings.class)
public class SealingAutoConfiguration {

    @Bean
    @ConditionalOnProperty("authflow.sealing.public-keys")
    MeterBinder sealingKeyAge(SealingSettings sealing, InstantSource clock) {
        return new SealingKeyAge(sealing.currentPublicKeys(clock), clock);
    }
}
