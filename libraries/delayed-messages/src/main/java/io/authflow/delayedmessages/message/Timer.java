package io.authflow.delayedmessages.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A request to give {@code payload} to the {@link io.authflow.delayedmessages.port.DueWriter} once, at {@code dueAt} or shortly after.
 *
 * <p>While a timer is pending or remembered, a second timer with the same id and identity changes nothing. If the
 * second timer has another identity, it is rejected by a {@link io.authflow.delayedmessages.engine.ConflictException}.
 *
 * @param id 1 to {@value #MAX_ID_BYTES} bytes in UTF-8
 * @param dueAt not before 1970; cut to milliseconds, like Kafka's timestamps
 * @param payload returned unchanged; not copied
 * @param identity equal for repeats, in any form; empty: each timer with this id is a repeat
 */
public record Timer(String id, Instant dueAt, byte[] payload, byte[] identity) implements TimerRequest {
    static final int MAX_ID_BYTES = 256;

    public Timer {
        checkId(id);
        checkDue(dueAt);
    }

    /** A timer whose id is never used for another timer. */
    public Timer(String id, Instant dueAt, byte[] payload) {
        this(id, dueAt, payload, new byte[0]);
    }

    static void checkId(String id) {
        int bytes = id.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MAX_ID_BYTES) {
            throw new IllegalArgumentException("A timer's id has " + bytes + " bytes, because the reader made it so;"
                    + " give it 1 to " + MAX_ID_BYTES + " bytes");
        }
    }

    public static void checkDue(Instant dueAt) {
        if (dueAt.toEpochMilli() < 0) {
            throw new IllegalArgumentException("A timer is due before 1970, because its delay or its record's"
                    + " timestamp is wrong; check both");
        }
    }

    long dueMillis() {
        return dueAt.toEpochMilli();
    }

    /** Leaves the payload out. */
    @Override
    public String toString() {
        return "Timer[id=" + id + ", dueAt=" + dueAt + "]";
    }
}
