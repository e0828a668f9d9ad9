package io.authflow.boundedconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authflow.boundedconsumer.RecordStandIn.Reason;
import io.authflow.localkafka.LocalKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests a bounded consumer with a broker that accepts any record. */
class BoundedConsumerIT {
    private static final TopicPartition PARTITION = new TopicPartition("bombed", 0);
    private static final String HEADERS = "headers";
    private static final int RECORDS_OF_HEADERS = 16;
    /** As many headers without name and value as fit the bound of a record. */
    private static final int HEADERS_OF_A_RECORD = 65_000;

    private static final List<TopicPartition> MANY =
            List.of(new TopicPartition("many", 0), new TopicPartition("many", 1));
    private static final int MANY_BATCHES = 10;
    private static final int MANY_RECORDS = 60;
    private static final int EXPANDED = 64 * 1_048_576;
    private static final RecordBounds BOUNDS = RecordBounds.ofRecord(131_072);
    private static final Duration POLL = Duration.ofMillis(100);

    private static LocalKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = LocalKafka.startTemporary();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(
                            new NewTopic(PARTITION.topic(), 1, (short) 1),
                            new NewTopic(HEADERS, 1, (short) 1),
                            new NewTopic("many", 2, (short) 1)))
                    .all()
                    .get();
        }
        publishBombBetweenTwo();
        publishHeaders();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void pollsAStandInAndGoesOn() {
        try (Consumer<byte[], byte[]> consumer = BoundedConsumer.bound(consumer("classic"), BOUNDS)) {
            List<ConsumerRecord<byte[], byte[]>> records = readAll(consumer);

            assertThat(records).extracting(ConsumerRecord::offset).containsExactly(0L, 1L, 2L);
            assertThat(records.get(1).value()).isNull();
            assertThat(RecordStandIn.of(records.get(1).headers())).contains(new RecordStandIn(1, Reason.TOO_LARGE));
            assertThat(RecordStandIn.of(records.get(2).headers())).isEmpty();
        }
    }

    @Test
    void readsPastARecordThatIsLargerThanTheHeap() throws Exception {
        assertThat(SmallHeapReader.run(kafka.bootstrapServers(), PARTITION.topic(), true))
                .isZero();
    }

    /** Each of the records has 131 KB, but its headers would take some 6 MB of the heap of 48 MB. */
    @Test
    void readsPastRecordsOfManyHeaders() throws Exception {
        assertThat(SmallHeapReader.run(kafka.bootstrapServers(), HEADERS, true)).isZero();
    }

    /** Without bounds, a service failed like this at each start. The exit code is that of ExitOnOutOfMemoryError. */
    @Test
    void anUnboundedConsumerEndsItsProcess() throws Exception {
        assertThat(SmallHeapReader.run(kafka.bootstrapServers(), PARTITION.topic(), false))
                .isEqualTo(3);
    }

    /** The budget of a fetch is spent after two batches, so most fetches bring less than the broker sent. */
    @Test
    void readsEachRecordOnceThoughFetchesAreCut() throws Exception {
        publishManyBatches();
        RecordBounds bounds = new RecordBounds(1_024, 65_536, 65_536);
        try (Consumer<byte[], byte[]> consumer = BoundedConsumer.bound(consumer("classic"), bounds)) {
            Map<TopicPartition, List<Long>> offsets = readAll(consumer, MANY);

            List<Long> all =
                    LongStream.range(0, MANY_BATCHES * MANY_RECORDS).boxed().toList();
            assertThat(offsets).isEqualTo(Map.of(MANY.get(0), all, MANY.get(1), all));
        }
    }

    @Test
    void refusesAConsumerThatItCannotBound() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer("consumer")) {
            assertThatThrownBy(() -> BoundedConsumer.bound(consumer, BOUNDS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("group.protocol=classic");
        }
    }

    private static void publishBombBetweenTwo() throws Exception {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "compression.type",
                "zstd",
                "max.request.size",
                2 * EXPANDED,
                "buffer.memory",
                3L * EXPANDED);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), new byte[] {1}))
                    .get();
            producer.send(new ProducerRecord<>(PARTITION.topic(), new byte[EXPANDED]))
                    .get();
            producer.send(new ProducerRecord<>(PARTITION.topic(), new byte[] {2}))
                    .get();
        }
    }

    /** Each batch has some 200 bytes and expands to 60 KB. */
    private static void publishManyBatches() {
        Map<String, Object> config =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "compression.type", "zstd", "linger.ms", 60_000);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int batch = 0; batch < MANY_BATCHES; batch++) {
                for (int record = 0; record < MANY_RECORDS; record++) {
                    MANY.forEach(partition -> producer.send(
                            new ProducerRecord<>(partition.topic(), partition.partition(), null, new byte[1_000])));
                }
                producer.flush();
            }
        }
    }

    private static Map<TopicPartition, List<Long>> readAll(
            Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, List<Long>> offsets = new HashMap<>();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < MANY_BATCHES * MANY_RECORDS)) {
            consumer.poll(POLL)
                    .forEach(record -> offsets.computeIfAbsent(
                                    new TopicPartition(record.topic(), record.partition()), read -> new ArrayList<>())
                            .add(record.offset()));
        }
        return offsets;
    }

    private static void publishHeaders() {
        List<Header> headers = Collections.nCopies(HEADERS_OF_A_RECORD, new RecordHeader("", null));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "compression.type", "zstd"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS_OF_HEADERS; i++) {
                producer.send(new ProducerRecord<>(HEADERS, 0, null, null, new byte[0], headers));
            }
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String protocol) {
        Map<String, Object> config = new HashMap<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", "test", "enable.auto.commit", false));
        config.put("group.protocol", protocol);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static List<ConsumerRecord<byte[], byte[]>> readAll(Consumer<byte[], byte[]> consumer) {
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (consumer.position(PARTITION) < 3) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }
}
