package io.authflow.delayedmessages.store;

import java.nio.ByteBuffer;

/**
 * The value of an id in {@code timers-by-id}. Entries of earlier versions have the place only.
 *
 * @param place the place in {@code timers-by-due}, in milliseconds
 * @param identity {@link Fingerprint} of the timer's identity
 * @param changes how many changes moved or kept the timer
 */
public record TimerEntry(long place, long identity, int changes) {
    private static final int BYTES = 2 * Long.BYTES + Integer.BYTES;

    public byte[] encode() {
        return ByteBuffer.allocate(BYTES)
                .putLong(place)
                .putLong(identity)
                .putInt(changes)
                .array();
    }

    public static TimerEntry decode(byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        long place = buffer.getLong();
        return buffer.hasRemaining()
                ? new TimerEntry(place, buffer.getLong(), buffer.getInt())
                : new TimerEntry(place, Fingerprint.NONE, 0);
    }

    public TimerEntry movedTo(long newPlace) {
        return new TimerEntry(newPlace, identity, changes);
    }

    public TimerEntry changedOnceMore() {
        return new TimerEntry(place, identity, changes + 1);
    }
}
