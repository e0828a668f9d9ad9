package io.authflow.e2e.clients;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The Java client. It partitions by murmur2 of the key. Without a key, it changes the partition with each batch. */
final class JavaProducer implements KafkaClient {
    @Override
    public void write(String bootstrapServers, String topic, List<Written> requests) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer())) {
            requests.forEach(request -> producer.send(new ProducerRecord<>(topic, request.key(), request.value())));
            producer.flush();
        }
    }
}
