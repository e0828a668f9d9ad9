package io.authflow.messaging.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers a value and a time for each of the latest request ids: at least {@code size} ids, at most twice as many.
 * The table has two generations of open addressing, with 20 bytes a slot and no object per id. When the younger
 * generation is full, the table drops the older one. Not thread-safe.
 */
public final class RequestTable {
    private final int size;
    private Generation young = new Generation();
    private @Nullable Generation old;

    /** @param size how many ids are remembered at least, 1 or more */
    public RequestTable(int size) {
        this.size = size;
    }

    /**
     * What the table knows about an id.
     *
     * @param appendedSecond the append time of its record, in whole seconds since 1970
     */
    public record Remembered(long value, long appendedSecond) {
        /**
         * Returns whether the id still counts for a record that was appended at the given time. Both times are of
         * brokers, so the clock of this process does not matter.
         */
        public boolean counts(Instant appendedAt, Duration memory) {
            return appendedAt.getEpochSecond() - appendedSecond < memory.toSeconds();
        }
    }

    /**
     * Remembers an id. An earlier entry of the id is replaced.
     *
     * @param appendedAt from 1970 to 2106; seconds count
     */
    public void put(long id, long value, Instant appendedAt) {
        int second = (int) appendedAt.getEpochSecond();
        if (young.count == size && young.find(id).isEmpty()) {
            old = young;
            young = new Generation();
        }
        young.put(id, value, second);
    }

    public Optional<Remembered> find(long id) {
        Optional<Remembered> found = young.find(id);
        Generation older = old;
        return found.isPresent() || older == null ? found : older.find(id);
    }

    /** Returns how many ids are remembered. Counts an id twice if both generations have it. */
    public int count() {
        Generation older = old;
        return young.count + (older == null ? 0 : older.count);
    }

    /** A hash table. At least a quarter of its slots are empty, so that every search ends soon. */
    private static final class Generation {
        private static final int SLOTS_AT_FIRST = 256;
        private static final long EMPTY = 0;

        private long[] ids = new long[SLOTS_AT_FIRST];
        private long[] values = new long[SLOTS_AT_FIRST];
        private int[] seconds = new int[SLOTS_AT_FIRST];
        private int count;

        void put(long id, long value, int second) {
            if (4L * count >= 3L * ids.length) {
                grow();
            }
            int slot = slot(id);
            count += ids[slot] == EMPTY ? 1 : 0;
            set(slot, stored(id), value, second);
        }

        private void set(int slot, long id, long value, int second) {
            ids[slot] = id;
            values[slot] = value;
            seconds[slot] = second;
        }

        Optional<Remembered> find(long id) {
            int slot = slot(id);
            return ids[slot] == EMPTY
                    ? Optional.empty()
                    : Optional.of(new Remembered(values[slot], Integer.toUnsignedLong(seconds[slot])));
        }

        /** Returns the slot that holds the id, or the free slot where the id belongs. */
        private int slot(long id) {
            int slot = (int) (id >>> 32) & ids.length - 1;
            while (ids[slot] != EMPTY && ids[slot] != stored(id)) {
                slot = slot + 1 & ids.length - 1;
            }
            return slot;
        }

        private void grow() {
            long[] oldIds = ids;
            long[] oldValues = values;
            int[] oldSeconds = seconds;
            ids = new long[2 * oldIds.length];
            values = new long[ids.length];
            seconds = new int[ids.length];
            for (int i = 0; i < oldIds.length; i++) {
                if (oldIds[i] != EMPTY) {
                    set(slot(oldIds[i]), oldIds[i], oldValues[i], oldSeconds[i]);
                }
            }
        }

        private static long stored(long id) {
            return id == EMPTY ? 1 : id;
        }
    }
}
