package io.authflow.messaging.boot;

import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.messaging.client.BinderClient;
import io.authflow.messaging.client.MeteredProducers;
import io.authflow.messaging.engine.EngineLimits;
import io.authflow.messaging.publish.CommittedOffsets;
import io.authflow.messaging.publish.GroupOffsets;
import io.authflow.messaging.publish.TransactionalPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.cloud.stream.config.BindingProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;

/** Makes the Kafka clients that the binder does not make, with the binder's settings of the brokers. */
public final class KafkaConnection {
    /** The binding whose destination is the journal. */
    public static final String JOURNAL = "journal";

    private static final String INPUT = "-in-";
    /**
     * The lease as a share of the group's session time-out. A commit in a transaction does not extend the session, and the
     * latest heartbeat may be older by 0.3 of it.
     */
    private static final double LEASE = 0.6;

    private final BinderClient client;
    private final BindingServiceProperties bindings;
    private final String transactionalId;

    /** @param transactionalId used by this instance alone */
    public KafkaConnection(BinderClient client, BindingServiceProperties bindings, String transactionalId) {
        this.client = client;
        this.bindings = bindings;
        this.transactionalId = transactionalId;
    }

    public String journalTopic() {
        return bindings.getBindingDestination(JOURNAL);
    }

    /** Makes a client that reads the offsets of the service's group. */
    public GroupOffsets offsets() {
        return new GroupOffsets(Admin.create(client.admin()), group());
    }

    private String group() {
        return bindings.getBindings().entrySet().stream()
                .filter(binding -> binding.getKey().contains(INPUT))
                .map(Map.Entry::getValue)
                .map(BindingProperties::getGroup)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The service has no input binding with a group."));
    }

    public TransactionalPublisher publisher(CommittedOffsets committed, MeterRegistry registry) {
        return new TransactionalPublisher(new MeteredProducers(this::producer, registry), committed);
    }

    private Producer<byte[], byte[]> producer() {
        Map<String, Object> config = client.producer();
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Returns the limits from the settings. The lease is 60 % of the group's session time-out. A record is carried
     * forward after half of the outage budget.
     */
    public EngineLimits limits(MessagingSettings settings) {
        String session = client.consumerProperties().get(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG);
        return new EngineLimits(
                settings.callsInFlight(),
                settings.heldRecords(),
                settings.waitingRecords(),
                settings.heldBytes().toBytes(),
                Duration.ofMillis((long) (Integer.parseInt(session) * LEASE)),
                TopicCatalogue.OUTAGE_BUDGET.dividedBy(2),
                settings.lingerMax());
    }
}
