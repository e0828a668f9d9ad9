package io.authflow.boundedconsumer;

import io.authflow.boundedconsumer.RecordStandIn.Reason;
import io.authflow.boundedconsumer.StreamedRecords.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.utils.BufferSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the consumer reads in place of one batch. A record with too many bytes or headers is replaced by an
 * empty one, the stand-in. One stand-in replaces the whole batch if the batch is above its bound, cannot be decompressed, or has a record with
 * an offset outside the batch. All records of a batch have the same producer, so no other producer loses a record.
 */
final class BoundedBatch {
    private final DefaultRecordBatch batch;
    private final RecordBounds bounds;
    private final BufferSupplier buffers;
    private final FetchBudget budget;

    BoundedBatch(DefaultRecordBatch batch, RecordBounds bounds, BufferSupplier buffers, FetchBudget budget) {
        this.batch = batch;
        this.bounds = bounds;
        this.buffers = buffers;
        this.budget = budget;
    }

    /**
     * Returns the bytes of the batch to read instead, or null if the batch can stay as it is. A damaged batch stays
     * too, because the consumer itself refuses it. Only brokers write control batches, so they stay.
     */
    @Nullable
    ByteBuffer replacement() {
        Content content = batch.isControlBatch() ? Content.FIT : content();
        if (content != Content.FIT && !batch.isValid()) {
            return null;
        }
        return switch (content) {
            case FIT -> null;
            case SINGLE_STAND_INS -> withStandIns();
            case TOO_LARGE -> standIn(Reason.TOO_LARGE);
            case UNREADABLE -> standIn(Reason.UNREADABLE);
        };
    }

    private Content content() {
        try (StreamedRecords records = new StreamedRecords(batch, bounds, buffers, budget)) {
            Content content = Content.FIT;
            for (Entry entry = records.next(false); entry != null; entry = records.next(false)) {
                content = entry.replaced() == null ? content : Content.SINGLE_STAND_INS;
            }
            return content;
        } catch (RecordBatchTooLargeException tooLarge) {
            return Content.TOO_LARGE;
        } catch (IOException | RuntimeException unreadable) {
            return Content.UNREADABLE;
        }
    }

    /** Keeps the compression, because an uncompressed copy could be as large as the bound of a batch. */
    private ByteBuffer withStandIns() {
        RewrittenBatch rewritten = new RewrittenBatch(batch, batch.compressionType());
        try (StreamedRecords records = new StreamedRecords(batch, bounds, buffers, budget)) {
            for (Entry entry = records.next(true); entry != null; entry = records.next(true)) {
                rewritten.add(entry);
            }
            return rewritten.finish();
        } catch (IOException | RuntimeException unreadable) {
            return standIn(Reason.UNREADABLE);
        }
    }

    private ByteBuffer standIn(Reason reason) {
        RewrittenBatch rewritten = new RewrittenBatch(batch, CompressionType.NONE);
        rewritten.addStandInForAll(reason);
        return rewritten.finish();
    }

    private enum Content {
        FIT,
        SINGLE_STAND_INS,
        TOO_LARGE,
        UNREADABLE
    }
}
