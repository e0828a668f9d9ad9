package io.authflow.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.topic.TopicCatalogue;
import io.authflow.localkafka.LocalKafka;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the broker enforces the limits of each topic, whatever its clients do. */
class TopicLimitsIT {
    private static final byte[] KEY = {1};
    private static final long YEAR_2001 = 1_000_000_000_000L;

    private static LocalKafka kafka;
    private static KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    static void start() {
        kafka = LocalKafka.startTemporary();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            new TopicCreation(admin).apply(TopicCatalogue.of(1, false), Optional.empty());
        }
        // this client has no limits of its own
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "max.request.size", 10_000_000,
                        "max.block.ms", 3_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        kafka.close();
    }

    @ParameterizedTest
    @MethodSource("flowTopics")
    void refusesARecordThatIsTooLarge(String topic) {
        byte[] tooLarge = random(TopicCatalogue.BATCH_BYTES_MAX);

        assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, KEY, tooLarge))
                        .get())
                .hasCauseInstanceOf(RecordTooLargeException.class);
    }

    /** Such a record is small when it is compressed, but a larger one could fill the memory of every reader. */
    @ParameterizedTest
    @MethodSource("flowTopics")
    void refusesARecordThatExpandsBeyondTheBound(String topic) {
        try (KafkaProducer<byte[], byte[]> compressing = producer("zstd", 0)) {
            assertThatThrownBy(() -> compressing
                            .send(new ProducerRecord<>(topic, KEY, new byte[TopicCatalogue.RECORD_BYTES_MAX]))
                            .get())
                    .hasCauseInstanceOf(InvalidRecordException.class);
        }
    }

    /**
     * By default librdkafka sends up to 1,000,000 bytes in a batch. If the broker refuses a batch, librdkafka does not
     * split it.
     */
    @Test
    void takesSixThousandSmallChangesInOneBatch() {
        try (KafkaProducer<byte[], byte[]> batching = producer("none", 60_000)) {
            List<Future<RecordMetadata>> sent = IntStream.range(0, 6_000)
                    .mapToObj(i -> "{\"requestId\":\"j-" + i + "\",\"outcome\":\"unknown\"}")
                    .map(value -> batching.send(
                            new ProducerRecord<>("auth.session-changed.v1", value.getBytes(StandardCharsets.UTF_8))))
                    .toList();
            batching.flush();

            assertThat(sent)
                    .allSatisfy(taken -> assertThat(taken.get().hasOffset()).isTrue());
            assertThat(batching.metrics().entrySet())
                    .filteredOn(metric -> metric.getKey().name().equals("batch-split-total"))
                    .allSatisfy(splits ->
                            assertThat(splits.getValue().metricValue()).isEqualTo(0.0))
                    .isNotEmpty();
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(String compression, int lingerMillis) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "compression.type",
                        compression,
                        "batch.size",
                        1_000_000,
                        "linger.ms",
                        lingerMillis,
                        "retries",
                        0,
                        "max.request.size",
                        10_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @ParameterizedTest
    @MethodSource("flowTopics")
    void takesTheLargestValueAndGivesItItsOwnTime(String topic) throws Exception {
        byte[] largest = random(EventJson.VALUE_BYTES_MAX);

        RecordMetadata taken = producer.send(new ProducerRecord<>(topic, 0, YEAR_2001, KEY, largest))
                .get();

        assertThat(taken.timestamp()).isGreaterThan(YEAR_2001 + 1);
    }

    @Test
    void makesNoTopicByItself() {
        assertThatThrownBy(() -> producer.send(new ProducerRecord<>("auth.requested.v2", KEY, KEY))
                        .get())
                .hasRootCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }

    private static List<String> flowTopics() {
        return Stream.concat(
                        Arrays.stream(EventType.values()).map(EventType::topic),
                        TopicCatalogue.services().stream().map(DeadLetter::topicOf))
                .toList();
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        new Random(1).nextBytes(random);
        return random;
    }
}
