package io.authflow.delayedmessages;

import java.nio.ByteBuffer;

/**
 * What {@code timers-by-id} holds of an id. An earlier version wrote the place alone.
 *
 * @param place in {@code timers-by-due}, in milliseconds
 * @param identity {@link Fingerprint} of the timer's identity
 * @param changes how many changes were decided on the timer
 */
record TimerEntry(long place, long identity, int changes) {
    private static final int BYTES = 2 * Long.BYTES + Integer.BYTES;

    byte[] encode() {
        return ByteBuffer.allocate(BYTES)
                .putLong(place)
                .putLong(identity)
                .putInt(changes)
                .array();
    }

    static TimerEntry decode(byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        long place = buffer.getLong();
        return buffer.hasRemaining()
                ? new TimerEntry(place, buffer.getLong(), buffer.getInt())
                : new TimerEntry(place, Fingerprint.NONE, 0);
    }

    TimerEntry movedTo(long newPlace) {
        return new TimerEntry(newPlace, identity, changes);
    }

    TimerEntry changedOnceMore() {
        return new TimerEntry(place, identity, changes + 1);
    }
}
