package io.authflow.messaging.binder;

import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.kafka.core.ConsumerFactory;

/** Has the binder's consumers fetch from exactly those partitions of which the engine wants more. */
public final class PacedConsumers implements ClientFactoryCustomizer {
    private final Predicate<TopicPartition> wants;

    public PacedConsumers(Predicate<TopicPartition> wants) {
        this.wants = wants;
    }

    @Override
    public void configure(ConsumerFactory<?, ?> factory) {
        addTo(factory);
    }

    private <K, V> void addTo(ConsumerFactory<K, V> factory) {
        factory.addPostProcessor(consumer -> PacedConsumer.pace(consumer, wants));
    }
}
