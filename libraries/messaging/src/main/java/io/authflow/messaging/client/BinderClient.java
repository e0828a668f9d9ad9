package io.authflow.messaging.client;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The broker settings of the binder, for Kafka clients that the binder does not make.
 *
 * @param brokers addresses of the brokers; the value of authflow.kafka.bootstrap-servers
 * @param configuration properties of all clients, such as TLS and SASL
 * @param consumerProperties properties of consumers
 * @param producerProperties properties of producers
 */
@ConfigurationProperties("spring.cloud.stream.kafka.binder")
public record BinderClient(
        List<String> brokers,
        @DefaultValue Map<String, String> configuration,
        @DefaultValue Map<String, String> consumerProperties,
        @DefaultValue Map<String, String> producerProperties) {

    public Map<String, Object> consumer() {
        return with(consumerProperties);
    }

    public Map<String, Object> producer() {
        return with(producerProperties);
    }

    public Map<String, Object> admin() {
        return with(Map.of());
    }

    private Map<String, Object> with(Map<String, String> more) {
        Map<String, Object> config = new HashMap<>(configuration);
        config.putAll(more);
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, String.join(",", brokers));
        return config;
    }

    /** Leaves out the properties, which may hold credentials. */
    @Override
    public String toString() {
        return "BinderClient[brokers=" + brokers + "]";
    }
}
