package io.authflow.delayedmessages.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * The key of a time-ordered store: 8 bytes with the time in milliseconds, big-endian, and then the id. So the order of
 * bytes is the order of time.
 */
public final class TimeKey {

    private TimeKey() {}

    public static Bytes of(long millis, String id) {
        return of(millis, Bytes.wrap(id.getBytes(StandardCharsets.UTF_8)));
    }

    public static Bytes of(long millis, Bytes id) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + id.get().length)
                .putLong(millis)
                .put(id.get())
                .array());
    }

    static long millis(Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong();
    }

    public static String id(Bytes key) {
        return new String(key.get(), Long.BYTES, key.get().length - Long.BYTES, StandardCharsets.UTF_8);
    }
}
