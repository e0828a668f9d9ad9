package io.authflow.delayedmessages.store;

import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A lower bound of the first live entry in a time-ordered store. It saves a walk over the entries that were deleted
 * before.
 */
public final class LowerBound {
    public static final long NONE = Long.MAX_VALUE;

    /** Null if there is no live entry. */
    private @Nullable Bytes key;

    private long millis = NONE;

    @Nullable
    public Bytes key() {
        return key;
    }

    /** Returns the time in milliseconds; {@link #NONE} if there is no live entry. */
    public long millis() {
        return millis;
    }

    /** Moves back to a new entry if the entry is earlier. */
    void cover(Bytes entry) {
        if (isAfter(entry)) {
            moveTo(entry);
        }
    }

    void moveTo(@Nullable Bytes entry) {
        key = entry;
        millis = entry == null ? NONE : TimeKey.millis(entry);
    }

    boolean isAfter(Bytes entry) {
        return key == null || key.compareTo(entry) > 0;
    }
}
