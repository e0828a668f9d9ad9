package io.authflow.flowreader;

import io.authflow.boundedconsumer.BoundedConsumer;
import io.authflow.boundedconsumer.RecordBounds;
import io.authflow.contracts.topic.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Address, client properties and time limit with which the command reaches a broker.
 *
 * @param bootstrapServers host:port; several are separated by commas
 * @param properties further client properties, such as TLS and SASL; they may hold passwords
 * @param timeout of each request; it bounds the time until the command knows that it cannot reach the broker
 */
public record BrokerAccess(String bootstrapServers, Map<String, String> properties, Duration timeout) {
    private static final RecordBounds BOUNDS = RecordBounds.ofRecord(TopicCatalogue.RECORD_BYTES_MAX);

    /** A poll needs at most 8 MiB for values, as in the services. */
    private static final String POLL_RECORDS_MAX = "64";

    private static final String FETCH_BYTES_MAX = "8388608";

    public BrokerAccess {
        properties = Map.copyOf(properties);
    }

    public Admin admin() {
        return Admin.create(client(Map.of()));
    }

    /**
     * Makes a consumer without a group, which reads committed records only. A stand-in without key and value arrives for
     * a record that is too large or has too many headers, and for a batch that cannot be read.
     */
    public Consumer<byte[], byte[]> consumer() {
        return BoundedConsumer.bound(
                new KafkaConsumer<>(
                        client(Map.of(
                                "isolation.level", "read_committed",
                                "max.poll.records", POLL_RECORDS_MAX,
                                "fetch.max.bytes", FETCH_BYTES_MAX,
                                "enable.auto.commit", "false",
                                "auto.offset.reset", "earliest",
                                "allow.auto.create.topics", "false")),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer()),
                BOUNDS);
    }

    public Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                client(Map.of(
                        "acks", "all",
                        "max.block.ms", millis(),
                        "delivery.timeout.ms", millis(),
                        "request.timeout.ms", millis(),
                        "linger.ms", "0")),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Returns the properties for a client that sets the rest itself. */
    Map<String, Object> clientProperties() {
        Map<String, Object> all = new HashMap<>();
        client(Map.of()).forEach((name, value) -> all.put((String) name, value));
        return all;
    }

    private Properties client(Map<String, String> own) {
        Properties all = new Properties();
        all.put("default.api.timeout.ms", millis());
        all.put("request.timeout.ms", millis());
        all.putAll(own);
        all.putAll(properties);
        all.put("bootstrap.servers", bootstrapServers);
        return all;
    }

    private String millis() {
        return Long.toString(timeout.toMillis());
    }

    @Override
    public String toString() {
        return "BrokerAccess[bootstrapServers=" + bootstrapServers + ", properties=***, timeout=" + timeout + "]";
    }
}
