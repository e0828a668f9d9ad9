package io.authflow.boundedconsumer;

import io.authflow.boundedconsumer.RecordStandIn.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.ByteUtils;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a batch one after the other, without holding more than one record in memory. The batch may be
 * compressed or not. Records beyond the record bound are skipped, not loaded.
 *
 * @see <a href="https://kafka.apache.org/42/implementation/message-format/">the format of records</a>
 */
final class StreamedRecords implements AutoCloseable {
    private final RecordBounds bounds;
    private final FetchBudget budget;
    private final InputStream decompressed;
    private final int count;
    private final long lastOffsetDelta;
    private long bytesRead;
    private int recordsRead;
    private int previousOffsetDelta = -1;

    StreamedRecords(DefaultRecordBatch batch, RecordBounds bounds, BufferSupplier buffers, FetchBudget budget) {
        this.bounds = bounds;
        this.budget = budget;
        this.decompressed = batch.recordInputStream(buffers);
        this.count = batch.countOrNull();
        this.lastOffsetDelta = batch.lastOffset() - batch.baseOffset();
    }

    /**
     * Returns the next record, or null if there is none left.
     *
     * @param isWanted false to skip a record within the bounds instead of loading it
     * @throws RecordBatchTooLargeException if the records read so far exceed the batch bound
     * @throws InvalidRecordException if the size is negative, the offset does not ascend or is outside the batch, or the
     *     batch has more records than its header says
     */
    @Nullable
    Entry next(boolean isWanted) throws IOException {
        if (recordsRead == count) {
            return end();
        }
        int size = ByteUtils.readVarint(decompressed);
        bytesRead += size;
        if (size < 0) {
            throw new InvalidRecordException("a record has a negative size");
        }
        if (bytesRead > bounds.batchBytes()) {
            throw new RecordBatchTooLargeException("the batch is larger than its bound");
        }
        budget.spend(size);
        recordsRead++;
        return isWanted && size <= bounds.recordBytes() ? loaded(size) : skipped(size);
    }

    private @Nullable Entry end() throws IOException {
        if (decompressed.read() >= 0) {
            throw new InvalidRecordException("the batch has more records than its header says");
        }
        return null;
    }

    private Entry skipped(int size) throws IOException {
        Body body = new Body(size);
        Entry entry = entry(body, size, null);
        body.skipNBytes(body.left);
        return entry;
    }

    private Entry loaded(int size) throws IOException {
        byte[] body = decompressed.readNBytes(size);
        return entry(new ByteArrayInputStream(body), size, ByteBuffer.wrap(body));
    }

    private Entry entry(InputStream body, int size, @Nullable ByteBuffer loaded) throws IOException {
        body.skipNBytes(1);
        long timestampDelta = ByteUtils.readVarlong(body);
        int offsetDelta = checked(ByteUtils.readVarint(body));
        Reason replaced = reason(body, size);
        return new Entry(offsetDelta, timestampDelta, replaced, replaced == null ? loaded : null);
    }

    /** Counts the headers before anything makes an object of each. The count follows the key and the value. */
    private @Nullable Reason reason(InputStream body, int size) throws IOException {
        if (size > bounds.recordBytes()) {
            return Reason.TOO_LARGE;
        }
        skipField(body);
        skipField(body);
        return ByteUtils.readVarint(body) > RecordBounds.HEADERS_MAX ? Reason.TOO_MANY_HEADERS : null;
    }

    private static void skipField(InputStream body) throws IOException {
        body.skipNBytes(ByteUtils.readVarint(body));
    }

    /** Brokers do not check the offsets of records in an uncompressed batch. Compaction leaves gaps. */
    private int checked(int offsetDelta) {
        if (offsetDelta <= previousOffsetDelta || offsetDelta > lastOffsetDelta) {
            throw new InvalidRecordException("the offset of a record does not ascend or is outside the batch");
        }
        previousOffsetDelta = offsetDelta;
        return offsetDelta;
    }

    @Override
    public void close() throws IOException {
        decompressed.close();
    }

    /**
     * A record of the batch.
     *
     * @param offsetDelta the record's offset, counted from the first offset of the batch
     * @param timestampDelta milliseconds since the base timestamp of the batch
     * @param replaced why a stand-in must replace the record; null if the record is within the bounds
     * @param body the bytes behind the record's size; null if the record was skipped or must be replaced
     */
    record Entry(
            int offsetDelta,
            long timestampDelta,
            @Nullable Reason replaced,
            @Nullable ByteBuffer body) {}

    /** The bytes of the current record. Reading ends where the record ends. */
    @SuppressWarnings("InputStreamSlowMultibyteRead") // only single bytes are read, of numbers with a variable length
    private final class Body extends InputStream {
        private long left;

        Body(long left) {
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            left--;
            return decompressed.read();
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = decompressed.skip(Math.min(count, left));
            left -= skipped;
            return skipped;
        }
    }
}
