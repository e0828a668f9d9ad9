package io.authflow.delayedmessages.start;

import io.authflow.delayedmessages.settings.DelayedMessagesSettings;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * Asks a broker for its time. Sends an empty record to the due topic, reads its append time from the acknowledgement, and
 * aborts the transaction. So no read_committed consumer sees the record. No request of the Kafka protocol asks for the
 * time directly.
 */
final class AbortedRecord implements BrokerClock.Question {
    /** Partition 0 waits for this transaction, so a process that freezes within it must not hold it up for long. */
    private static final String TIMEOUT_MILLIS = "5000";

    private final Map<String, Object> properties;
    private final String topic;
    private @Nullable Producer<byte[], byte[]> producer;

    AbortedRecord(DelayedMessagesSettings settings) {
        this.topic = settings.topics().due();
        this.properties = new StreamsConfig(StreamsProperties.of(settings))
                .getProducerConfigs(settings.applicationId() + "-clock");
        properties.put(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.applicationId() + "-clock-" + UUID.randomUUID());
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TIMEOUT_MILLIS);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MILLIS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, "65536");
    }

    @Override
    public long ask() {
        try {
            if (producer == null) {
                producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
                producer.initTransactions();
            }
            producer.beginTransaction();
            Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(topic, 0, null, new byte[0]));
            producer.flush();
            long appendTime = sent.get().timestamp();
            producer.abortTransaction();
            return appendTime;
        } catch (RuntimeException e) {
            close();
            throw e;
        } catch (ExecutionException e) {
            close();
            throw new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
