package io.authflow.boundedconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.boundedconsumer.RecordStandIn.Reason;
import io.authflow.localkafka.LocalKafka;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests what a broker and a bounded consumer make of a batch that lies about offsets. */
class RecordOffsetsIT {
    private static final TopicPartition PARTITION = new TopicPartition("lies", 0);
    private static final TopicPartition WITHOUT_EPOCH = new TopicPartition("without-epoch", 0);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FAR = 1_000_000;

    private static LocalKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = LocalKafka.startTemporary();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(
                            new NewTopic(PARTITION.topic(), 1, (short) 1),
                            new NewTopic(WITHOUT_EPOCH.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void aRecordThatLiesAboutItsOffsetHidesNoOtherRecord() throws IOException {
        send(0, 0);
        send(1, 0, FAR);
        send(1, 0, 1);

        List<ConsumerRecord<byte[], byte[]>> records = readTo(PARTITION, 5);

        assertThat(records).extracting(ConsumerRecord::offset).containsExactly(0L, 1L, 3L, 4L);
        assertThat(RecordStandIn.of(records.get(1).headers())).contains(new RecordStandIn(2, Reason.UNREADABLE));
    }

    /** An exception inside the network client would stop the consumer for good. */
    @Test
    void aReplacedBatchWithoutEpochHoldsNothingUp() throws IOException {
        MemoryRecords withoutEpoch = LyingBatch.ofProducerWithoutEpoch(0, 0, FAR);

        assertThat(RawProducer.send(kafka.bootstrapServers(), WITHOUT_EPOCH.topic(), withoutEpoch))
                .isEqualTo(Errors.NONE);

        assertThat(readTo(WITHOUT_EPOCH, 1))
                .singleElement()
                .satisfies(record -> assertThat(RecordStandIn.of(record.headers()))
                        .contains(new RecordStandIn(0, Reason.UNREADABLE)));
    }

    /** So the next offset after a batch is one that the broker has counted, not one that a producer chose. */
    @Test
    void theBrokerRefusesABatchWithAnotherRangeThanItsCount() throws IOException {
        assertThat(answer(FAR, 0)).isEqualTo(Errors.INVALID_RECORD);
        assertThat(answer(0, 0, 1)).isEqualTo(Errors.INVALID_RECORD);
        assertThat(answer(-1, 0)).isEqualTo(Errors.INVALID_RECORD);
    }

    private static void send(int lastOffsetDelta, int... deltas) throws IOException {
        assertThat(answer(lastOffsetDelta, deltas)).isEqualTo(Errors.NONE);
    }

    private static Errors answer(int lastOffsetDelta, int... deltas) throws IOException {
        return RawProducer.send(kafka.bootstrapServers(), PARTITION.topic(), LyingBatch.of(0, lastOffsetDelta, deltas));
    }

    private static List<ConsumerRecord<byte[], byte[]>> readTo(TopicPartition partition, long end) {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers(), "enable.auto.commit", false);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = BoundedConsumer.bound(
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                RecordBounds.ofRecord(131_072))) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long timeout = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.position(partition) < end && System.nanoTime() < timeout) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
