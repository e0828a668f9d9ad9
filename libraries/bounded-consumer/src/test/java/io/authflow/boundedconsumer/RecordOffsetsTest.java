package io.authflow.boundedconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.boundedconsumer.RecordStandIn.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;
import org.apache.kafka.common.record.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the offsets that records have inside their batch. */
class RecordOffsetsTest {
    private static final long FIRST = 40;
    private static final int LAST_DELTA = 2;

    private static final RecordBounds BOUNDS = RecordBounds.ofRecord(1_024);

    private final BoundedRecords bounded = new BoundedRecords(BOUNDS);

    static Stream<Arguments> lies() {
        return Stream.of(
                Arguments.of("behind the batch", new int[] {0, 1, 1_000_000}),
                Arguments.of("before the batch", new int[] {-1, 1, 2}),
                Arguments.of("twice", new int[] {0, 1, 1}),
                Arguments.of("descending", new int[] {0, 2, 1}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void oneStandInReplacesABatchWhoseRecordsLieAboutTheirOffset(String lie, int[] deltas) throws IOException {
        MemoryRecords fetched = LyingBatch.of(FIRST, LAST_DELTA, deltas);

        MemoryRecords records = bound(fetched);

        assertThat(records.records()).singleElement().satisfies(record -> {
            assertThat(record.offset()).isEqualTo(FIRST);
            assertThat(record.timestamp()).isEqualTo(LyingBatch.TIME);
            assertThat(RecordStandIn.of(new RecordHeaders(record.headers())))
                    .contains(new RecordStandIn(FIRST + LAST_DELTA, Reason.UNREADABLE));
        });
        assertThat(records.batches()).singleElement().satisfies(batch -> {
            assertThat(batch.isValid()).isTrue();
            assertThat(batch.nextOffset()).isEqualTo(FIRST + LAST_DELTA + 1);
        });
    }

    /** Compaction removes records, and keeps the offsets of the others and the range of the batch. */
    @Test
    void leavesACompactedBatchAsItIs() throws IOException {
        MemoryRecords fetched = LyingBatch.of(FIRST, 9, 3, 5);

        assertThat(bound(fetched)).isSameAs(fetched);
    }

    /** Otherwise the position of the consumer could go back. The next fetch brings the second batch again. */
    @Test
    void endsBeforeABatchThatOverlapsItsPredecessor() throws IOException {
        MemoryRecords fetched = joined(
                LyingBatch.of(FIRST, 0, 0), LyingBatch.of(FIRST + 1, 2, 0, 1, 2), LyingBatch.of(FIRST + 2, 1, 0, 1));

        List<Record> records = new ArrayList<>();
        bound(fetched).records().forEach(records::add);

        assertThat(records).extracting(Record::offset).containsExactly(FIRST, FIRST + 1, FIRST + 2, FIRST + 3);
    }

    @Test
    void keepsTheOtherBatches() throws IOException {
        MemoryRecords fetched =
                joined(LyingBatch.of(FIRST, 0, 0), LyingBatch.of(FIRST + 1, 0, 7), LyingBatch.of(FIRST + 2, 1, 0, 1));

        List<MutableRecordBatch> batches = new ArrayList<>();
        bound(fetched).batches().forEach(batches::add);

        assertThat(batches).extracting(MutableRecordBatch::nextOffset).containsExactly(FIRST + 1, FIRST + 2, FIRST + 4);
    }

    private MemoryRecords bound(MemoryRecords fetched) {
        return bounded.bound(fetched, new FetchBudget(BOUNDS.fetchBytes()));
    }

    private static MemoryRecords joined(MemoryRecords... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Stream.of(parts).mapToInt(MemoryRecords::sizeInBytes).sum());
        Stream.of(parts).forEach(part -> all.put(part.buffer().duplicate()));
        return MemoryRecords.readableRecords(all.flip());
    }
}
