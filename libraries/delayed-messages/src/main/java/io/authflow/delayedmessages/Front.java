package io.authflow.delayedmessages;

import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Where the first live entry of a time-ordered store can be: a lower bound, so that nobody walks again over what was
 * deleted before it.
 */
final class Front {
    static final long NONE = Long.MAX_VALUE;

    /** Null: no live entry at all. */
    private @Nullable Bytes key;

    private long millis = NONE;

    @Nullable
    Bytes key() {
        return key;
    }

    /** In milliseconds; {@link #NONE} where no entry lives. */
    long millis() {
        return millis;
    }

    /** Takes note of a new entry. */
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
