package io.authflow.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class FlowLoadTest {
    private static final TopicPartition PARTITION = new TopicPartition("auth.logged-out.v1", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private long offset;

    @Test
    void aLateFlowOfAnEarlierRoundDoesNotCount() {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.seek(PARTITION, 0);
        consumer.schedulePollTask(() -> {
            append("of-an-earlier-round");
            append("first");
        });
        consumer.schedulePollTask(() -> append("second"));

        Map<String, Long> times = FlowLoad.times(consumer, Set.of("first", "second"));

        assertThat(times).containsOnlyKeys("first", "second");
    }

    private void append(String requestId) {
        consumer.addRecord(new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                offset++,
                0,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                null,
                ("{\"requestId\":\"" + requestId + "\"}").getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(),
                Optional.empty()));
    }
}
