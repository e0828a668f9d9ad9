package io.authflow.boundedconsumer;

import io.authflow.boundedconsumer.RecordStandIn.Reason;
import io.authflow.boundedconsumer.StreamedRecords.Entry;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.DefaultRecord;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.Records;
import org.apache.kafka.common.utils.ByteBufferOutputStream;
import org.apache.kafka.common.utils.ByteUtils;
import org.apache.kafka.common.utils.Crc32C;
import org.jspecify.annotations.Nullable;

/**
 * Builds a batch that has other records than the original. The header stays the same: offsets, timestamps, producer and
 * transaction. Kafka's own builder refuses headers that brokers accept, so this class copies the bytes of the header.
 *
 * @see <a href="https://kafka.apache.org/42/implementation/message-format/">the format of batches</a>
 */
final class RewrittenBatch {
    private static final int INITIAL_BYTES = 1_024;
    private static final int ATTRIBUTES_OFFSET = DefaultRecordBatch.CRC_OFFSET + Integer.BYTES;
    private static final int COMPRESSION_BITS = 0x07;

    private final DefaultRecordBatch original;
    private final CompressionType compression;
    private final ByteBufferOutputStream bytes = new ByteBufferOutputStream(INITIAL_BYTES);
    private final DataOutputStream records;
    private int count;

    RewrittenBatch(DefaultRecordBatch original, CompressionType compression) {
        this.original = original;
        this.compression = compression;
        bytes.position(DefaultRecordBatch.RECORD_BATCH_OVERHEAD);
        records = new DataOutputStream(Compression.of(compression).build().wrapForOutput(bytes, original.magic()));
    }

    /** Adds a loaded record as it is, or the stand-in that must replace it. */
    void add(Entry entry) {
        Reason replaced = entry.replaced();
        if (replaced == null) {
            addBody(entry.body());
            return;
        }
        long offset = original.baseOffset() + entry.offsetDelta();
        addStandIn(entry.offsetDelta(), entry.timestampDelta(), new RecordStandIn(offset, replaced));
    }

    private void addBody(@Nullable ByteBuffer body) {
        byte[] bytes = Objects.requireNonNull(body).array();
        write(() -> {
            ByteUtils.writeVarint(bytes.length, records);
            records.write(bytes);
        });
    }

    /** Adds one stand-in with the first offset and the largest timestamp of the batch. */
    void addStandInForAll(Reason reason) {
        long timestampDelta = original.maxTimestamp() - original.baseTimestamp();
        addStandIn(0, timestampDelta, new RecordStandIn(original.baseOffset() + lastOffsetDelta(), reason));
    }

    private void addStandIn(int offsetDelta, long timestampDelta, RecordStandIn standIn) {
        Header[] headers = {standIn.header()};
        write(() -> DefaultRecord.writeTo(records, offsetDelta, timestampDelta, null, null, headers));
    }

    private void write(Writing record) {
        try {
            record.write();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        count++;
    }

    /** Returns the bytes of the batch. Nothing can be added afterwards. */
    ByteBuffer finish() {
        try {
            records.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        ByteBuffer batch = bytes.buffer().flip();
        writeHeader(batch);
        return batch;
    }

    private void writeHeader(ByteBuffer batch) {
        ByteBuffer header = ByteBuffer.allocate(original.sizeInBytes());
        original.writeTo(header);
        batch.put(0, header, 0, DefaultRecordBatch.RECORD_BATCH_OVERHEAD);
        batch.putInt(Records.SIZE_OFFSET, batch.limit() - Records.LOG_OVERHEAD);
        batch.putShort(ATTRIBUTES_OFFSET, attributes(header));
        batch.putInt(DefaultRecordBatch.LAST_OFFSET_DELTA_OFFSET, lastOffsetDelta());
        batch.putInt(DefaultRecordBatch.RECORDS_COUNT_OFFSET, count);
        batch.putInt(DefaultRecordBatch.CRC_OFFSET, (int)
                Crc32C.compute(batch, ATTRIBUTES_OFFSET, batch.limit() - ATTRIBUTES_OFFSET));
    }

    private short attributes(ByteBuffer header) {
        return (short) ((header.getShort(ATTRIBUTES_OFFSET) & ~COMPRESSION_BITS) | compression.id);
    }

    /** Never negative: behind a batch, the position of the consumer must not go back. */
    private int lastOffsetDelta() {
        return (int) Math.max(0, original.lastOffset() - original.baseOffset());
    }

    private interface Writing {
        void write() throws IOException;
    }
}
