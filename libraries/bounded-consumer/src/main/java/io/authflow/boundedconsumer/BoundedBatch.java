package io.authflow.boundedconsumer;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.DefaultRecord;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MemoryRecordsBuilder;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.ByteBufferOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the records of one batch that exceed the bounds with stand-ins. Each record above the record bound gets its
 * own stand-in. If the batch exceeds its bound or cannot be decompressed, one stand-in replaces all remaining records.
 * Offsets do not change. The new batch keeps the producer and the transaction of the original.
 */
final class BoundedBatch {
    private static final int INITIAL_BYTES = 16 * 1_024;

    private final DefaultRecordBatch batch;
    private final RecordBounds bounds;

    BoundedBatch(DefaultRecordBatch batch, RecordBounds bounds) {
        this.batch = batch;
        this.bounds = bounds;
    }

    /**
     * Returns whether the batch can stay as it is. A damaged batch stays too, because the consumer itself refuses it.
     */
    boolean isFit() {
        boolean isSmall = !batch.isCompressed() && batch.sizeInBytes() <= bounds.recordBytes();
        return isSmall || batch.isControlBatch() || isWithinBounds() || !batch.isValid();
    }

    private boolean isWithinBounds() {
        try (BufferSupplier buffers = BufferSupplier.create();
                StreamedRecords records = new StreamedRecords(batch, bounds, buffers)) {
            StreamedRecords.@Nullable Entry entry = records.next(false);
            while (entry != null && !entry.isOversize()) {
                entry = records.next(false);
            }
            return entry == null;
        } catch (IOException | RuntimeException unreadable) {
            return false;
        }
    }

    /** Returns a copy of the batch in which stand-ins replace everything beyond the bounds. */
    MemoryRecords replaced() {
        ByteBufferOutputStream bytes = new ByteBufferOutputStream(INITIAL_BYTES);
        try (MemoryRecordsBuilder replaced = builder(bytes)) {
            copyTo(replaced);
            replaced.overrideLastOffset(batch.lastOffset());
            return replaced.build();
        }
    }

    private void copyTo(MemoryRecordsBuilder replaced) {
        long next = batch.baseOffset();
        try (BufferSupplier buffers = BufferSupplier.create();
                StreamedRecords records = new StreamedRecords(batch, bounds, buffers)) {
            StreamedRecords.@Nullable Entry entry = records.next(true);
            while (entry != null) {
                next = append(replaced, entry) + 1;
                entry = records.next(true);
            }
        } catch (IOException | RuntimeException beyondTheBound) {
            if (next <= batch.lastOffset()) {
                appendStandIn(replaced, next, batch.maxTimestamp(), batch.lastOffset());
            }
        }
    }

    private static long append(MemoryRecordsBuilder replaced, StreamedRecords.Entry entry) {
        DefaultRecord record = entry.record();
        if (record == null) {
            appendStandIn(replaced, entry.offset(), entry.timestamp(), entry.offset());
            return entry.offset();
        }
        replaced.appendWithOffset(record.offset(), record.timestamp(), record.key(), record.value(), record.headers());
        return record.offset();
    }

    private static void appendStandIn(MemoryRecordsBuilder replaced, long offset, long timestamp, long lastOffset) {
        Header[] headers = {new OversizeRecord(lastOffset).header()};
        replaced.appendWithOffset(offset, timestamp, (ByteBuffer) null, null, headers);
    }

    /**
     * Makes a builder with the same compression as the original. An uncompressed copy could be as large as the batch
     * bound.
     */
    private MemoryRecordsBuilder builder(ByteBufferOutputStream bytes) {
        return new MemoryRecordsBuilder(
                bytes,
                batch.magic(),
                Compression.of(batch.compressionType()).build(),
                batch.timestampType(),
                batch.baseOffset(),
                batch.maxTimestamp(),
                batch.producerId(),
                batch.producerEpoch(),
                batch.baseSequence(),
                batch.isTransactional(),
                batch.isControlBatch(),
                batch.partitionLeaderEpoch(),
                Integer.MAX_VALUE);
    }
}
