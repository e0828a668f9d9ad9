package io.authflow.benchmarks.scheduler;

import io.authflow.delayedmessages.message.DueTimer;
import io.authflow.delayedmessages.message.InputMessage;
import io.authflow.delayedmessages.message.OutputMessage;
import io.authflow.delayedmessages.message.Timer;
import io.authflow.delayedmessages.port.MessagePorts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Makes and reads records of timers. The key is a UUIDv7 that ends with the timer's number. The value holds the delay
 * in milliseconds, and bytes that cannot be compressed. An instance is not safe for several threads.
 */
final class TimerForm {
    static final int VALUE_BYTES = 300;
    static final String DUE_AT = "due-at";
    /** Numbers from here on belong to timers that never fire within a run. */
    static final long FAR = 1L << 40;

    static final MessagePorts PORTS = new MessagePorts(TimerForm::read, TimerForm::due, (input, reason) -> {
        throw new IllegalStateException("The benchmark sent a timer that cannot be read", reason);
    });

    private static final long NUMBER_BITS = (1L << 48) - 1;
    private static final long VERSION = 7L << 12;
    private static final long VARIANT = 1L << 63;
    private static final int TIME_SHIFT = 16;

    private final SplittableRandom random = new SplittableRandom();

    byte[] key(long number, long nowMillis) {
        long begin = nowMillis << TIME_SHIFT | VERSION | random.nextLong(1L << 12);
        long end = VARIANT | random.nextLong(1L << 14) << 48 | number;
        return new UUID(begin, end).toString().getBytes(StandardCharsets.US_ASCII);
    }

    static long number(byte[] key) {
        return UUID.fromString(text(key)).getLeastSignificantBits() & NUMBER_BITS;
    }

    byte[] value(long delayMillis) {
        byte[] value = new byte[VALUE_BYTES];
        random.nextBytes(value);
        ByteBuffer.wrap(value).putLong(delayMillis);
        return value;
    }

    static long delay(byte[] value) {
        return ByteBuffer.wrap(value).getLong();
    }

    static RecordHeaders headers(long dueMillis) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(DUE_AT, ByteBuffer.allocate(Long.BYTES).putLong(dueMillis).array());
        return headers;
    }

    private static Optional<Timer> read(InputMessage input) {
        byte[] key = Objects.requireNonNull(input.key());
        byte[] value = Objects.requireNonNull(input.value());
        return Optional.of(new Timer(text(key), input.timestamp().plusMillis(delay(value)), value));
    }

    private static OutputMessage due(DueTimer timer) {
        byte[] key = timer.id().getBytes(StandardCharsets.US_ASCII);
        return new OutputMessage(key, timer.payload(), headers(timer.dueAt().toEpochMilli()));
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.US_ASCII);
    }
}
