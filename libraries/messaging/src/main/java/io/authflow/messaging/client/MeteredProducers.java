package io.authflow.messaging.client;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/** Makes producers one after the other, and registers the metrics of the latest one. Used by one thread. */
public final class MeteredProducers implements Supplier<Producer<byte[], byte[]>> {
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final MeterRegistry registry;
    private @Nullable KafkaClientMetrics metrics;

    public MeteredProducers(Supplier<Producer<byte[], byte[]>> producers, MeterRegistry registry) {
        this.producers = producers;
        this.registry = registry;
    }

    @Override
    public Producer<byte[], byte[]> get() {
        if (metrics != null) {
            metrics.close();
        }
        Producer<byte[], byte[]> made = producers.get();
        metrics = new KafkaClientMetrics(made);
        metrics.bindTo(registry);
        return made;
    }
}
