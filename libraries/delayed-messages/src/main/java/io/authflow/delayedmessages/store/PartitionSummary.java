package io.authflow.delayedmessages.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The figures that an owner leaves to the next owner of its partition, so that no scan is needed. They say how many
 * timers are pending, and where the time-ordered stores begin. The engine's cache writes them once for each commit.
 *
 * @param partitions partition count of each input; if the count changes later, ids belong to other partitions
 * @param pending number of pending timers
 * @param due front of the pending timers; null: none
 * @param fired front of the remembered ids; null: none
 */
public record PartitionSummary(
        int partitions,
        long pending,
        @Nullable Bytes due,
        @Nullable Bytes fired) {
    private static final Bytes KEY = Bytes.wrap("marks".getBytes(StandardCharsets.US_ASCII));

    public static @Nullable PartitionSummary read(KeyValueStore<Bytes, byte[]> store) {
        byte[] value = store.get(KEY);
        return value == null ? null : decode(value);
    }

    public static PartitionSummary decode(byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        return new PartitionSummary(buffer.getInt(), buffer.getLong(), key(buffer), key(buffer));
    }

    public void write(KeyValueStore<Bytes, byte[]> store) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + size(due) + size(fired))
                .putInt(partitions)
                .putLong(pending);
        put(buffer, due);
        put(buffer, fired);
        store.put(KEY, buffer.array());
    }

    private static int size(@Nullable Bytes key) {
        return Short.BYTES + (key == null ? 0 : key.get().length);
    }

    private static void put(ByteBuffer buffer, @Nullable Bytes key) {
        byte[] bytes = key == null ? new byte[0] : key.get();
        buffer.putShort((short) bytes.length).put(bytes);
    }

    private static @Nullable Bytes key(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.getShort()];
        buffer.get(bytes);
        return bytes.length == 0 ? null : Bytes.wrap(bytes);
    }
}
