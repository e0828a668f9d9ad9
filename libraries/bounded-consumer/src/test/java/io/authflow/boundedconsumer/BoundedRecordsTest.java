package io.authflow.boundedconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.boundedconsumer.RecordStandIn.Reason;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.record.Records;
import org.apache.kafka.common.record.SimpleRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BoundedRecordsTest {
    private static final int RECORD = 1_024;
    private static final int BATCH = 64 * 1_024;
    private static final int FETCH = 2 * BATCH;
    private static final long FIRST = 40;
    private static final long TIME = 1_000;

    private final BoundedRecords bounded = new BoundedRecords(new RecordBounds(RECORD, BATCH, FETCH));

    @ParameterizedTest
    @EnumSource
    void putsAStandInForALargeRecordAndKeepsItsNeighbours(CompressionType type) {
        MemoryRecords fetched = batch(type, value(10), value(RECORD), value(20));

        List<Record> records = records(bound(fetched));

        assertThat(records).extracting(Record::offset).containsExactly(FIRST, FIRST + 1, FIRST + 2);
        assertThat(records).extracting(Record::valueSize).containsExactly(10, -1, 20);
        assertThat(records).extracting(Record::timestamp).containsOnly(TIME);
        assertThat(records).extracting(BoundedRecordsTest::standsFor).containsExactly(-1L, FIRST + 1, -1L);
    }

    @ParameterizedTest
    @EnumSource
    void putsAStandInForARecordOfTooManyHeaders(CompressionType type) {
        MemoryRecords fetched = batch(
                FIRST,
                type,
                new SimpleRecord(TIME, null, value(10), headers(RecordBounds.HEADERS_MAX)),
                new SimpleRecord(TIME, null, value(10), headers(RecordBounds.HEADERS_MAX + 1)),
                new SimpleRecord(TIME, value(10), value(20)));

        List<Record> records = records(bound(fetched));

        assertThat(records).extracting(Record::valueSize).containsExactly(10, -1, 20);
        assertThat(records.get(0).headers()).hasSize(RecordBounds.HEADERS_MAX);
        assertThat(RecordStandIn.of(new RecordHeaders(records.get(1).headers())))
                .contains(new RecordStandIn(FIRST + 1, Reason.TOO_MANY_HEADERS));
    }

    @Test
    void oneStandInReplacesABatchBeyondItsBound() {
        MemoryRecords fetched = batch(CompressionType.ZSTD, value(10), value(BATCH), value(20), value(20));

        List<Record> records = records(bound(fetched));

        assertThat(records).extracting(Record::offset).containsExactly(FIRST);
        assertThat(records).extracting(BoundedRecordsTest::standsFor).containsExactly(FIRST + 3);
        assertThat(bound(fetched).batches().iterator().next().nextOffset()).isEqualTo(FIRST + 4);
    }

    @Test
    void oneStandInReplacesManySmallRecordsBeyondTheBoundOfABatch() {
        byte[][] values = IntStream.range(0, 200).mapToObj(i -> value(1_000)).toArray(byte[][]::new);

        List<Record> records = records(bound(batch(CompressionType.ZSTD, values)));

        assertThat(records).extracting(BoundedRecordsTest::standsFor).containsExactly(FIRST + 199);
    }

    @Test
    void leavesWhatFitsAsItIs() {
        MemoryRecords fetched = batch(CompressionType.ZSTD, value(10), value(RECORD - 100));

        assertThat(bound(fetched)).isSameAs(fetched);
    }

    /** The consumer itself refuses a damaged batch. */
    @Test
    void leavesADamagedBatchAlone() {
        MemoryRecords fetched = batch(CompressionType.ZSTD, value(RECORD), value(10));
        ByteBuffer bytes = fetched.buffer().duplicate();
        bytes.put(bytes.limit() - 1, (byte) ~bytes.get(bytes.limit() - 1));

        assertThat(bound(fetched)).isSameAs(fetched);
    }

    /** The consumer throws for the damage when it reads that far. */
    @Test
    void endsBeforeAPlaceWhereNoBatchBegins() {
        MemoryRecords fit = at(FIRST, CompressionType.NONE, value(10));
        MemoryRecords damaged = at(FIRST + 1, CompressionType.NONE, value(10));
        damaged.buffer().put(Records.MAGIC_OFFSET, (byte) (RecordBatch.CURRENT_MAGIC_VALUE + 1));

        assertThat(records(bound(joined(fit, damaged))))
                .extracting(Record::offset)
                .containsExactly(FIRST);
        assertThat(bound(damaged)).isSameAs(damaged);
    }

    @Test
    void keepsTheOtherBatchesAndTheTransaction() {
        MemoryRecords bomb = MemoryRecords.withTransactionalRecords(
                FIRST + 1, Compression.zstd().build(), 7L, (short) 3, 5, 2, new SimpleRecord(TIME, value(RECORD)));
        MemoryRecords fetched =
                joined(at(FIRST, CompressionType.LZ4, value(10)), bomb, at(FIRST + 2, CompressionType.NONE, value(20)));

        List<MutableRecordBatch> batches = new ArrayList<>();
        bound(fetched).batches().forEach(batches::add);

        assertThat(batches).hasSize(3).allMatch(MutableRecordBatch::isValid);
        MutableRecordBatch replaced = batches.get(1);
        assertThat(replaced.isTransactional()).isTrue();
        assertThat(replaced.producerId()).isEqualTo(7);
        assertThat(replaced.producerEpoch()).isEqualTo((short) 3);
        assertThat(replaced.lastOffset()).isEqualTo(FIRST + 1);
    }

    @Test
    void noProducerCanWriteAStandIn() {
        Header genuine = new RecordStandIn(1, Reason.TOO_LARGE).header();
        Header forged = new RecordHeader(genuine.key(), "5".getBytes());

        assertThat(RecordStandIn.of(new RecordHeaders(List.of(forged)))).isEmpty();
        assertThat(RecordStandIn.of(new RecordHeaders(List.of(genuine))))
                .contains(new RecordStandIn(1, Reason.TOO_LARGE));
    }

    private MemoryRecords bound(MemoryRecords fetched) {
        return bounded.bound(fetched, new FetchBudget(FETCH));
    }

    private static long standsFor(Record record) {
        return RecordStandIn.of(new RecordHeaders(record.headers()))
                .map(RecordStandIn::lastOffset)
                .orElse(-1L);
    }

    private static byte[] value(int bytes) {
        byte[] value = new byte[bytes];
        Arrays.fill(value, (byte) ' ');
        return value;
    }

    private static MemoryRecords batch(CompressionType type, byte[]... values) {
        return at(FIRST, type, values);
    }

    private static MemoryRecords at(long baseOffset, CompressionType type, byte[]... values) {
        return batch(
                baseOffset,
                type,
                Arrays.stream(values)
                        .map(value -> new SimpleRecord(TIME, value))
                        .toArray(SimpleRecord[]::new));
    }

    private static MemoryRecords batch(long baseOffset, CompressionType type, SimpleRecord... records) {
        return MemoryRecords.withRecords(
                RecordBatch.CURRENT_MAGIC_VALUE,
                baseOffset,
                Compression.of(type).build(),
                TimestampType.CREATE_TIME,
                records);
    }

    private static Header[] headers(int count) {
        Header[] headers = new Header[count];
        Arrays.fill(headers, new RecordHeader("", null));
        return headers;
    }

    private static MemoryRecords joined(MemoryRecords... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(MemoryRecords::sizeInBytes).sum());
        Arrays.stream(parts).forEach(part -> all.put(part.buffer().duplicate()));
        return MemoryRecords.readableRecords(all.flip());
    }

    private static List<Record> records(MemoryRecords from) {
        List<Record> records = new ArrayList<>();
        from.records().forEach(records::add);
        return records;
    }
}
