package io.authflow.delayedmessages.start;

import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import io.authflow.delayedmessages.settings.StreamsSettings;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Builds the engine's properties. The properties that exactly-once and never-early depend on come last, so that nothing
 * overrides them.
 */
public final class StreamsProperties {

    private StreamsProperties() {}

    public static Properties of(DelayedMessagesSettings settings) {
        Properties properties = new Properties();
        addFailover(properties);
        addMemoryBounds(properties);
        properties.putAll(settings.kafkaProperties());
        addPlace(properties, settings);
        addPace(properties, settings);
        addGuarantees(properties);
        return properties;
    }

    /**
     * Shortens a failover. The group misses a killed owner after 6 s, the shortest time that a broker allows by
     * default. The owner's open transaction times out after 6 s too, but ends only when the broker checks. The next
     * owner waits for that. An owner that stalls for longer loses its partitions in any case.
     *
     * <p>The admin client gets a short time-out for the case that a broker dies. A restore first asks for the ends of
     * its changelogs, and the admin client asks the leader that it remembers. With the default it would wait a minute,
     * for each set of changelogs again.
     */
    private static void addFailover(Properties properties) {
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), "6000");
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), "1500");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), "6000");
        properties.put(StreamsConfig.adminClientPrefix(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG), "5000");
        properties.put(StreamsConfig.adminClientPrefix(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG), "5000");
        properties.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, "false");
    }

    /**
     * Bounds the records in memory. By default, a poll returns up to 1,000 records, and each partition buffers as many.
     * With records of the maximum size, this would take hundreds of megabytes.
     */
    private static void addMemoryBounds(Properties properties) {
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), "100");
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), "8388608");
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, "32");
    }

    private static void addPlace(Properties properties, DelayedMessagesSettings settings) {
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class);
        properties.put(StoreMemory.BYTES_CONFIG, settings.engine().storeMemoryBytes());
    }

    private static void addPace(Properties properties, DelayedMessagesSettings settings) {
        StreamsSettings engine = settings.engine();
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, engine.streamThreads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, engine.standbyReplicas());
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, engine.commitInterval().toMillis());
        // The engine checks the clock only between polls, so an idle poll must not take longer than a tick.
        properties.put(
                StreamsConfig.POLL_MS_CONFIG, settings.pacing().tickInterval().toMillis());
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                String.valueOf(engine.producerLinger().toMillis()));
    }

    private static void addGuarantees(Properties properties) {
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    }
}
