package io.authflow.boundedconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FetchResponseData.FetchableTopicResponse;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.record.SimpleRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** Fetches many small batches that each expand to much more. */
class FetchBudgetTest {
    private static final int BATCHES = 10;
    private static final int RECORDS = 60;
    /** One batch has less than this, two have more. */
    private static final RecordBounds BOUNDS = new RecordBounds(1_024, 100_000, 100_000);

    private final BoundedResponse bounded = new BoundedResponse(BOUNDS);

    @Test
    void endsTheFetchAtTheBatchThatSpendsTheBudget() {
        FetchResponseData response = response(fetched(RECORDS));

        bounded.bound("1", response);

        assertThat(nextOffsets(response, 0)).containsExactly((long) RECORDS, 2L * RECORDS);
    }

    @Test
    void countsBatchesThatItReplaces() {
        int tooMany = 200;
        FetchResponseData response = response(fetched(tooMany));

        bounded.bound("1", response);

        assertThat(nextOffsets(response, 0)).containsExactly((long) tooMany, 2L * tooMany);
    }

    @Test
    void servesAnotherPartitionFirstEachTime() {
        List<List<Integer>> served = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            FetchResponseData response = response(fetched(RECORDS), fetched(RECORDS), fetched(RECORDS));
            bounded.bound("1", response);
            served.add(IntStream.range(0, 3)
                    .mapToObj(partition -> nextOffsets(response, partition).size())
                    .toList());
        }

        assertThat(served).containsExactlyInAnyOrder(List.of(2, 0, 0), List.of(0, 2, 0), List.of(0, 0, 2));
    }

    /** Otherwise the responses of two brokers could alternate so that the same partition is always first. */
    @Test
    void takesTurnsForEachBroker() {
        long ofTheSecond = 0;
        for (int i = 0; i < 4; i++) {
            FetchResponseData response = response(fetched(RECORDS), fetched(RECORDS));
            bounded.bound("1", response);
            ofTheSecond += nextOffsets(response, 1).size();
            bounded.bound("2", response(fetched(RECORDS)));
        }

        assertThat(ofTheSecond).isEqualTo(4);
    }

    private static FetchResponseData response(MemoryRecords... partitions) {
        FetchableTopicResponse topic = new FetchableTopicResponse();
        for (int i = 0; i < partitions.length; i++) {
            topic.partitions().add(new PartitionData().setPartitionIndex(i).setRecords(partitions[i]));
        }
        return new FetchResponseData().setResponses(List.of(topic));
    }

    private static List<Long> nextOffsets(FetchResponseData response, int partition) {
        MemoryRecords records = (MemoryRecords)
                response.responses().get(0).partitions().get(partition).records();
        List<Long> next = new ArrayList<>();
        for (MutableRecordBatch batch : records.batches()) {
            next.add(batch.nextOffset());
        }
        return next;
    }

    private static MemoryRecords fetched(int recordsOfABatch) {
        ByteBuffer all = ByteBuffer.allocate(BATCHES * 10_000);
        for (int i = 0; i < BATCHES; i++) {
            all.put(batch((long) i * recordsOfABatch, recordsOfABatch).buffer());
        }
        return MemoryRecords.readableRecords(all.flip());
    }

    private static MemoryRecords batch(long baseOffset, int count) {
        return MemoryRecords.withRecords(
                RecordBatch.CURRENT_MAGIC_VALUE,
                baseOffset,
                Compression.zstd().build(),
                TimestampType.CREATE_TIME,
                IntStream.range(0, count)
                        .mapToObj(i -> new SimpleRecord(1, new byte[1_000]))
                        .toArray(SimpleRecord[]::new));
    }
}
