package io.authflow.boundedconsumer;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.DefaultRecord;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.ByteBufferOutputStream;

/** Builds uncompressed batches whose records have any offset deltas. */
final class LyingBatch {
    static final long TIME = 1_000;
    private static final int PARTITION_LEADER_EPOCH = 0;
    private static final long PRODUCER_ID = 77;

    private LyingBatch() {}

    /** Makes a batch with one record of one byte for each delta. The checksum is right. */
    static MemoryRecords of(long baseOffset, int lastOffsetDelta, int... deltas) throws IOException {
        return of(RecordBatch.NO_PRODUCER_ID, RecordBatch.NO_SEQUENCE, baseOffset, lastOffsetDelta, deltas);
    }

    /** Makes a batch of a producer that has an id but no epoch. Brokers accept it, and Kafka's builder does not. */
    static MemoryRecords ofProducerWithoutEpoch(long baseOffset, int lastOffsetDelta, int... deltas)
            throws IOException {
        return of(PRODUCER_ID, 0, baseOffset, lastOffsetDelta, deltas);
    }

    private static MemoryRecords of(long producerId, int sequence, long baseOffset, int lastOffsetDelta, int... deltas)
            throws IOException {
        ByteBufferOutputStream bytes = new ByteBufferOutputStream(1_024);
        bytes.position(DefaultRecordBatch.RECORD_BATCH_OVERHEAD);
        DataOutputStream out = new DataOutputStream(bytes);
        for (int delta : deltas) {
            DefaultRecord.writeTo(out, delta, 0, null, ByteBuffer.allocate(1), new Header[0]);
        }
        ByteBuffer batch = bytes.buffer().flip();
        DefaultRecordBatch.writeHeader(
                batch,
                baseOffset,
                lastOffsetDelta,
                batch.limit(),
                RecordBatch.CURRENT_MAGIC_VALUE,
                CompressionType.NONE,
                TimestampType.CREATE_TIME,
                TIME,
                TIME,
                producerId,
                RecordBatch.NO_PRODUCER_EPOCH,
                sequence,
                false,
                false,
                false,
                PARTITION_LEADER_EPOCH,
                deltas.length);
        batch.rewind();
        return MemoryRecords.readableRecords(batch);
    }
}
