package io.authflow.delayedmessages;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What an input asks for: hand {@code payload} to the {@link DueWriter} once, at {@code dueAt} or shortly after.
 *
 * <p>A second timer of the same id and identity changes nothing while the first is pending or remembered. One of another
 * identity is rejected by a {@link ConflictException}.
 *
 * @param id 1 to {@value #MAX_ID_BYTES} bytes in UTF-8
 * @param dueAt not before 1970; cut to milliseconds, as Kafka's timestamps are
 * @param payload given back as it is; not copied
 * @param identity what a repeat has in common with the first, in any form; empty: every timer of that id is a repeat
 */
public record Timer(String id, Instant dueAt, byte[] payload, byte[] identity) implements TimerRequest {
    static final int MAX_ID_BYTES = 256;

    public Timer {
        checkId(id);
        checkDue(dueAt);
    }

    /** A timer whose id is used for nothing else. */
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

    static void checkDue(Instant dueAt) {
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
