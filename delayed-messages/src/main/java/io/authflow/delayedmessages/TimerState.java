package io.authflow.delayedmessages;

import java.nio.ByteBuffer;

/**
 * What is known of an id.
 *
 * @param at pending: its place in the due order; fired: when it fired
 * @param dueAt as scheduled; all in milliseconds
 */
record TimerState(Status status, long at, long dueAt) {

    /** The codes are on disk and in the changelog: never reuse one. */
    enum Status {
        PENDING(1),
        FIRED(2);

        private final byte code;

        Status(int code) {
            this.code = (byte) code;
        }

        static Status of(byte code) {
            for (Status status : values()) {
                if (status.code == code) {
                    return status;
                }
            }
            throw new IllegalStateException("A stored timer has state code " + code
                    + ", because a newer version wrote it; run that version or newer");
        }
    }

    static TimerState pending(long at, long dueAt) {
        return new TimerState(Status.PENDING, at, dueAt);
    }

    static TimerState fired(long at, long dueAt) {
        return new TimerState(Status.FIRED, at, dueAt);
    }

    static TimerState decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new TimerState(Status.of(buffer.get()), buffer.getLong(), buffer.getLong());
    }

    byte[] encode() {
        return ByteBuffer.allocate(1 + 2 * Long.BYTES)
                .put(status.code)
                .putLong(at)
                .putLong(dueAt)
                .array();
    }
}
