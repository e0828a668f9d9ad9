package io.authflow.cli.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.authflow.cli.testing.CommandRun;
import io.authflow.contracts.FailureCode;
import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.event.EventId;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.localkafka.LocalKafka;
import io.authflow.provisioning.TopicCreation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker with authflow's topics, of one partition each, and no services. */
final class DeadLetterStage implements AutoCloseable {
    static final String REQUESTED = "auth.requested.v1";

    static final String TRACE = "00-7d91f00f4a003e2801961ca16e92be26-c1bee677efd22f44-01";

    private final LocalKafka kafka = LocalKafka.startTemporary();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    private final KafkaProducer<String, String> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()), new StringSerializer(), new StringSerializer());

    DeadLetterStage() {
        new TopicCreation(admin).apply(TopicCatalogue.of(1, true), Optional.empty());
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Runs {@code dead-letters} in this process. */
    CommandRun run(String command, String... more) {
        return CommandRun.of(arguments(command, more));
    }

    String[] arguments(String command, String... more) {
        return Stream.of(
                        List.of("dead-letters", command),
                        List.of(more),
                        List.of("--bootstrap-server", kafka.bootstrapServers()))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    RecordMetadata publish(String topic, String value) throws ExecutionException, InterruptedException {
        return producer.send(new ProducerRecord<>(topic, 0, null, value)).get();
    }

    /** Writes a dead letter of the record at that place, and returns its id. */
    String deadLetter(String service, RecordMetadata place, FailureCode code)
            throws ExecutionException, InterruptedException {
        DeadLetter letter = new DeadLetter(
                null,
                null,
                service,
                place.topic(),
                0,
                place.offset(),
                Instant.ofEpochMilli(place.timestamp()),
                code,
                1,
                1,
                null);
        ProducerRecord<String, String> message =
                new ProducerRecord<>(DeadLetter.topicOf(service), 0, null, new String(EventJson.write(letter), UTF_8));
        message.headers().add("traceparent", TRACE.getBytes(UTF_8));
        producer.send(message).get();
        return EventId.ofDeadLetter(service, place.topic(), 0, place.offset());
    }

    /** What retention does when the time has come. */
    void deleteUpTo(RecordMetadata last) throws ExecutionException, InterruptedException {
        TopicPartition partition = new TopicPartition(last.topic(), last.partition());
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(last.offset() + 1)))
                .all()
                .get();
    }

    /** The values of a topic from that offset on. */
    List<String> read(String topic, long offset) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            List<String> values = new ArrayList<>();
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(50)).forEach(found -> values.add(found.value()));
            }
            return values;
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
        kafka.close();
    }
}
