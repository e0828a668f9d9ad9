package io.authflow.boundedconsumer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.record.DefaultRecord;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.record.TimestampType;
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
    private static final int SIZE_BYTES_MAX = 5;

    private final DefaultRecordBatch batch;
    private final RecordBounds bounds;
    private final InputStream decompressed;
    private final int count;
    private long bytesRead;
    private int recordsRead;

    StreamedRecords(DefaultRecordBatch batch, RecordBounds bounds, BufferSupplier buffers) {
        this.batch = batch;
        this.bounds = bounds;
        this.decompressed = batch.recordInputStream(buffers);
        this.count = batch.countOrNull();
    }

    /**
     * Returns the next record, or null if there is none left.
     *
     * @param isWanted false to skip a record within the bounds instead of loading it
     * @throws InvalidRecordException if the records read so far exceed the batch bound, or a size is negative
     */
    @Nullable
    Entry next(boolean isWanted) throws IOException {
        if (recordsRead == count) {
            return null;
        }
        int size = ByteUtils.readVarint(decompressed);
        bytesRead += size;
        if (size < 0 || bytesRead > bounds.batchBytes()) {
            throw new InvalidRecordException("the batch is larger than its bound");
        }
        recordsRead++;
        if (size > bounds.recordBytes()) {
            return oversize(size);
        }
        return isWanted ? new Entry(record(size), 0, 0) : skip(size);
    }

    private Entry oversize(int size) throws IOException {
        Body body = new Body(size);
        body.readNBytes(1);
        long timestampDelta = ByteUtils.readVarlong(body);
        long offsetDelta = ByteUtils.readVarint(body);
        body.skipNBytes(body.left);
        return new Entry(null, batch.baseOffset() + offsetDelta, timestamp(timestampDelta));
    }

    private long timestamp(long delta) {
        Long appended = appendedAt();
        return appended == null ? batch.baseTimestamp() + delta : appended;
    }

    private @Nullable Long appendedAt() {
        return batch.timestampType() == TimestampType.LOG_APPEND_TIME ? batch.maxTimestamp() : null;
    }

    private @Nullable Entry skip(int size) throws IOException {
        decompressed.skipNBytes(size);
        return Entry.SKIPPED;
    }

    private DefaultRecord record(int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(SIZE_BYTES_MAX + size);
        ByteUtils.writeVarint(size, buffer);
        byte[] body = decompressed.readNBytes(size);
        if (body.length < size) {
            throw new EOFException("the batch ends within a record");
        }
        buffer.put(body).flip();
        return DefaultRecord.readFrom(
                buffer, batch.baseOffset(), batch.baseTimestamp(), RecordBatch.NO_SEQUENCE, appendedAt());
    }

    @Override
    public void close() throws IOException {
        decompressed.close();
    }

    /**
     * A record of the batch.
     *
     * @param record the record; null if it is too large or was skipped
     * @param offset the offset of a record that is too large; otherwise without meaning
     * @param timestamp the timestamp of a record that is too large, in milliseconds; otherwise without meaning
     */
    record Entry(@Nullable DefaultRecord record, long offset, long timestamp) {
        private static final long NONE = -1;
        /** A record within the bounds that the caller did not want. */
        static final Entry SKIPPED = new Entry(null, NONE, NONE);

        boolean isOversize() {
            return record == null && offset != NONE;
        }
    }

    /** The bytes of the current record. Reading ends where the record ends. */
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
