package io.authflow.boundedconsumer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;

/** Applies the bounds to all batches of one fetched partition. */
final class BoundedRecords {
    private final RecordBounds bounds;

    BoundedRecords(RecordBounds bounds) {
        this.bounds = bounds;
    }

    /** Returns the same records if every batch is within the bounds. Otherwise returns a copy with bounded batches. */
    MemoryRecords bound(MemoryRecords fetched) {
        for (MutableRecordBatch batch : fetched.batches()) {
            if (!isFit(batch)) {
                return replaced(fetched);
            }
        }
        return fetched;
    }

    private boolean isFit(MutableRecordBatch batch) {
        return !(batch instanceof DefaultRecordBatch current) || new BoundedBatch(current, bounds).isFit();
    }

    private MemoryRecords replaced(MemoryRecords fetched) {
        List<ByteBuffer> parts = new ArrayList<>();
        for (MutableRecordBatch batch : fetched.batches()) {
            parts.add(isFit(batch) ? bytes(batch) : replaced((DefaultRecordBatch) batch));
        }
        ByteBuffer all = ByteBuffer.allocate(
                parts.stream().mapToInt(ByteBuffer::remaining).sum());
        parts.forEach(all::put);
        return MemoryRecords.readableRecords(all.flip());
    }

    private ByteBuffer replaced(DefaultRecordBatch batch) {
        return new BoundedBatch(batch, bounds).replaced().buffer();
    }

    private static ByteBuffer bytes(MutableRecordBatch batch) {
        ByteBuffer bytes = ByteBuffer.allocate(batch.sizeInBytes());
        batch.writeTo(bytes);
        return bytes.flip();
    }
}
