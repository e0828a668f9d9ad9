package io.authflow.delayedmessages.store;

import io.authflow.delayedmessages.message.ChangeIdentity;
import io.authflow.delayedmessages.message.ChangeOutcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A decided change as {@code timers-by-id} holds it, beside the timers. No timer's id can be its key, because the first
 * byte of the key is invalid in UTF-8.
 *
 * @param content {@link Fingerprint} of what the change asked for
 */
public record RememberedChange(ChangeOutcome outcome, long content) {
    private static final byte NO_ID = (byte) 0xFF;
    private static final int HASH_BYTES = 16;
    private static final int FIXED_BYTES = 3 * Long.BYTES + 1 + 2 * Short.BYTES;
    private static final ChangeOutcome.Result[] RESULTS = ChangeOutcome.Result.values();

    static Bytes key(String timerId, ChangeIdentity change) {
        byte[] hash = Fingerprint.sha256(bytes(timerId), bytes(change.id()));
        return Bytes.wrap(ByteBuffer.allocate(1 + HASH_BYTES)
                .put(NO_ID)
                .put(hash, 0, HASH_BYTES)
                .array());
    }

    public static boolean isKey(byte[] key) {
        return key[0] == NO_ID;
    }

    @SuppressWarnings("EnumOrdinal") // stored: Result only gets new constants at its end
    byte[] encode() {
        byte[] id = bytes(outcome.id());
        byte[] memo = bytes(outcome.memo());
        Instant dueAt = outcome.dueAt();
        return ByteBuffer.allocate(FIXED_BYTES + id.length + memo.length)
                .put((byte) outcome.result().ordinal())
                .putLong(content)
                .putLong(dueAt == null ? Long.MIN_VALUE : dueAt.toEpochMilli())
                .putLong(outcome.decidedAt().toEpochMilli())
                .putShort((short) id.length)
                .put(id)
                .putShort((short) memo.length)
                .put(memo)
                .array();
    }

    static RememberedChange decode(byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        ChangeOutcome.Result result = RESULTS[buffer.get()];
        long content = buffer.getLong();
        long dueAt = buffer.getLong();
        Instant decidedAt = Instant.ofEpochMilli(buffer.getLong());
        String id = text(buffer);
        return new RememberedChange(new ChangeOutcome(id, result, time(dueAt), decidedAt, text(buffer)), content);
    }

    private static @Nullable Instant time(long millis) {
        return millis == Long.MIN_VALUE ? null : Instant.ofEpochMilli(millis);
    }

    private static String text(ByteBuffer buffer) {
        byte[] text = new byte[buffer.getShort()];
        buffer.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
