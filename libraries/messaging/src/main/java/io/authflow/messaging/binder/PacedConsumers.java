package io.authflow.messaging.binder;

import io.authflow.boundedconsumer.BoundedConsumer;
import io.authflow.boundedconsumer.RecordBounds;
import io.authflow.contracts.topic.TopicCatalogue;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Makes the binder's consumers fetch only from partitions of which the engine wants more. Also bounds the memory that a
 * record takes.
 */
public final class PacedConsumers implements ClientFactoryCustomizer {
    private static final RecordBounds BOUNDS = RecordBounds.ofRecord(TopicCatalogue.RECORD_BYTES_MAX);

    private final Predicate<TopicPartition> wants;

    public PacedConsumers(Predicate<TopicPartition> wants) {
        this.wants = wants;
    }

    @Override
    public void configure(ConsumerFactory<?, ?> factory) {
        addTo(factory);
    }

    private <K, V> void addTo(ConsumerFactory<K, V> factory) {
        factory.addPostProcessor(consumer -> PacedConsumer.pace(BoundedConsumer.bound(consumer, BOUNDS), wants));
    }
}
