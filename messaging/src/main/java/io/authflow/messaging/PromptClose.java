package io.authflow.messaging;

import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Lets no producer hold up a stop while its broker does not answer; by default each may take 30 s. Nothing is lost: what is not
 * committed by then is rolled back by the broker.
 */
final class PromptClose implements ClientFactoryCustomizer {
    static final int SECONDS = 1;

    @Override
    public void configure(ProducerFactory<?, ?> producers) {
        if (producers instanceof DefaultKafkaProducerFactory<?, ?> factory) {
            factory.setPhysicalCloseTimeout(SECONDS);
        }
    }
}
