package io.authflow.delayedmessages.engine;

import io.authflow.delayedmessages.message.InputMessage;
import io.authflow.delayedmessages.message.UnfitInputException;
import io.authflow.delayedmessages.port.StrayLimits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The topic that brings a record to its timer's home, if the record was written to another partition. The key is the
 * timer's id. One header holds what the topic would change: place, append time and key of the original. Of the other
 * headers, those stay that the ports read.
 */
public final class StrayTopic {
    static final String ORIGIN = "authflow-origin";

    /** The retention is 6 h, as long as a scheduler may be down. */
    public static final Map<String, String> CONFIG = Map.of("cleanup.policy", "delete", "retention.ms", "21600000");

    /** A longer key is not forwarded. Keys name timers, whose ids are shorter. */
    private static final int KEY_BYTES_MAX = 1_024;

    /** Upper bound of the bytes of a record beside key, value and headers: attributes, deltas and lengths. */
    private static final int RECORD_OVERHEAD_BYTES = 64;

    /** The lengths of a header's name and value, at most 5 bytes each. */
    private static final int HEADER_OVERHEAD_BYTES = 10;

    private static final int FIXED_BYTES = Short.BYTES + Integer.BYTES + 2 * Long.BYTES + 1;

    private StrayTopic() {}

    public static String name(String applicationId) {
        return applicationId + "-strays";
    }

    /**
     * Returns the record that goes to the home of this timer. If a header occurs more than once, the last one with a
     * value goes on, because the ports read the same one of the original.
     *
     * @throws UnfitInputException if this record would be larger than the limit
     */
    static Record<byte[], byte[]> forwarded(InputMessage input, String id, StrayLimits limits) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : input.headers()) {
            if (header.value() != null && limits.headers().contains(header.key())) {
                headers.remove(header.key()).add(header);
            }
        }
        headers.remove(ORIGIN).add(ORIGIN, encode(input));
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        checkSize(key, input.value(), headers, limits.recordBytes());
        return new Record<>(key, input.value(), input.timestamp().toEpochMilli(), headers);
    }

    /** Counts all that is not content at its largest, so that the record has no more bytes than counted. */
    private static void checkSize(byte[] key, byte @Nullable [] value, Headers headers, int max) {
        long bytes = (long) RECORD_OVERHEAD_BYTES + key.length + length(value);
        for (Header header : headers) {
            bytes += HEADER_OVERHEAD_BYTES
                    + header.key().getBytes(StandardCharsets.UTF_8).length
                    + length(header.value());
        }
        if (bytes > max) {
            throw new UnfitInputException(new IllegalArgumentException("A record cannot go on to its timer's home,"
                    + " because it would have " + bytes + " bytes there, more than the limit of " + max
                    + "; send less, or write it to the partition of the timer's id"));
        }
    }

    private static int length(byte @Nullable [] content) {
        return content == null ? 0 : content.length;
    }

    /**
     * Returns the original of a forwarded record.
     *
     * @throws IllegalArgumentException if no scheduler forwarded the record
     */
    static InputMessage original(InputMessage forwarded) {
        Header origin = forwarded.headers().lastHeader(ORIGIN);
        if (origin == null || origin.value() == null || origin.value().length < FIXED_BYTES) {
            throw new IllegalArgumentException("A record of the topic of strays names no origin, because something"
                    + " other than a scheduler wrote it; grant Write on the topic to the scheduler alone");
        }
        RecordHeaders headers = new RecordHeaders(forwarded.headers());
        headers.remove(ORIGIN);
        return decode(ByteBuffer.wrap(origin.value()), forwarded.value(), headers);
    }

    private static byte[] encode(InputMessage input) {
        byte[] topic = input.topic().getBytes(StandardCharsets.UTF_8);
        byte[] key = length(input.key()) > KEY_BYTES_MAX ? null : input.key();
        ByteBuffer buffer = ByteBuffer.allocate(FIXED_BYTES + topic.length + (key == null ? 0 : key.length))
                .putShort((short) topic.length)
                .put(topic)
                .putInt(input.partition())
                .putLong(input.offset())
                .putLong(input.timestamp().toEpochMilli())
                .put((byte) (key == null ? 0 : 1));
        return (key == null ? buffer : buffer.put(key)).array();
    }

    private static InputMessage decode(ByteBuffer origin, byte @Nullable [] value, Headers headers) {
        byte[] topic = new byte[origin.getShort()];
        origin.get(topic);
        int partition = origin.getInt();
        long offset = origin.getLong();
        Instant timestamp = Instant.ofEpochMilli(origin.getLong());
        boolean hasKey = origin.get() == 1;
        byte[] key = new byte[origin.remaining()];
        origin.get(key);
        return new InputMessage(
                new String(topic, StandardCharsets.UTF_8),
                partition,
                offset,
                hasKey ? key : null,
                value,
                headers,
                timestamp);
    }
}
