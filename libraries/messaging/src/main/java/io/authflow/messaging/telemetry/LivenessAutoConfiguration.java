package io.authflow.messaging.telemetry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/** The beans that watch the consumers of a service. */
@AutoConfiguration
public class LivenessAutoConfiguration {

    @Bean
    ServiceLiveness serviceLiveness(ApplicationEventPublisher events) {
        return new ServiceLiveness(events);
    }

    @Bean
    ConsumerWatch consumerWatch(ServiceLiveness liveness) {
        return new ConsumerWatch(liveness);
    }

    @Bean(initMethod = "start")
    ClockWatch clockWatch(ServiceLiveness liveness) {
        return new ClockWatch(liveness, System::currentTimeMillis, System::nanoTime);
    }
}
