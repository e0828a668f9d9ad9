package io.authflow.boundedconsumer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;
import org.apache.kafka.common.utils.BufferSupplier;
import org.jspecify.annotations.Nullable;

/** Applies the bounds to all batches of one fetched partition. */
final class BoundedRecords {
    private final RecordBounds bounds;

    BoundedRecords(RecordBounds bounds) {
        this.bounds = bounds;
    }

    /**
     * Returns the same records if every batch is within the bounds. Otherwise returns a copy with bounded batches.
     *
     * <p>The copy may have fewer batches. It ends where the budget is spent, and before a batch that overlaps its
     * predecessor. It also ends before damage that hides where the next batch begins, unless the damage comes first: then
     * the consumer gets the records as they are and refuses them. The next fetch begins with the batch that is missing.
     */
    MemoryRecords bound(MemoryRecords fetched, FetchBudget budget) {
        try (BufferSupplier buffers = BufferSupplier.create()) {
            return new Pass(fetched, buffers, budget).run();
        }
    }

    /** One pass over the batches. */
    private final class Pass {
        private final MemoryRecords fetched;
        private final BufferSupplier buffers;
        private final FetchBudget budget;
        private final List<ByteBuffer> parts = new ArrayList<>();
        private int bytesPassed;
        private long nextOffset;
        private boolean isReplaced;

        Pass(MemoryRecords fetched, BufferSupplier buffers, FetchBudget budget) {
            this.fetched = fetched;
            this.buffers = buffers;
            this.budget = budget;
        }

        MemoryRecords run() {
            try {
                for (MutableRecordBatch batch : fetched.batches()) {
                    if (isEnd(batch)) {
                        return joined();
                    }
                    add(batch);
                }
            } catch (CorruptRecordException damaged) {
                return parts.isEmpty() ? fetched : joined();
            }
            return isReplaced ? joined() : fetched;
        }

        private boolean isEnd(MutableRecordBatch batch) {
            return budget.isSpent() || (batch instanceof DefaultRecordBatch && batch.baseOffset() < nextOffset);
        }

        private void add(MutableRecordBatch batch) {
            ByteBuffer replacement = replacement(batch);
            isReplaced |= replacement != null;
            parts.add(replacement == null ? original(batch) : replacement);
            bytesPassed += batch.sizeInBytes();
        }

        private @Nullable ByteBuffer replacement(MutableRecordBatch batch) {
            if (batch instanceof DefaultRecordBatch current) {
                nextOffset = current.nextOffset();
                return new BoundedBatch(current, bounds, buffers, budget).replacement();
            }
            return null;
        }

        private ByteBuffer original(MutableRecordBatch batch) {
            return fetched.buffer().slice(bytesPassed, batch.sizeInBytes());
        }

        private MemoryRecords joined() {
            ByteBuffer all = ByteBuffer.allocate(
                    parts.stream().mapToInt(ByteBuffer::remaining).sum());
            parts.forEach(all::put);
            return MemoryRecords.readableRecords(all.flip());
        }
    }
}
